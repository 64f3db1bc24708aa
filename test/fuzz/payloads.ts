/** Name that no answer may hold as mark-up, as an attribute, as a scheme or as a header; payloads try to put it there. */
export const MARK = 'xq7';

/** Texts that are more than text where a page does not escape them. */
export const PAYLOADS = [
  `<${MARK}>`,
  `"><${MARK} x=`,
  `" ${MARK}="1`,
  `' ${MARK}='1`,
  `</script><${MARK}>`,
  `-->${MARK}<!--<${MARK}>`,
  `javascript:${MARK}()`,
  `//${MARK}.example/`,
  `https://${MARK}.example/`,
  `\r\nX-${MARK}: 1`,
  `\nSet-Cookie: ${MARK}=1`,
  `{{7*7}}${MARK}`,
  `\${7*7}`,
  `$(id)`,
  `';${MARK}--`,
  `\u0000${MARK}`,
  `${MARK}\u202e`,
  `data:text/html,<${MARK}>`,
] as const;
