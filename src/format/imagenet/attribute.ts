/**
 * Quotes and escapes an XML attribute value as Python's `xml.sax.saxutils.quoteattr` does.
 *
 * Single quotes go around a value that holds a double quote; only if it holds both is the double one escaped.
 */
export function quoteAttribute(value: string): string {
  const escaped = value.replace(/[&<>\n\r\t]/g, (character) => ESCAPES[character]!);
  if (!escaped.includes('"')) return `"${escaped}"`;
  return escaped.includes("'") ? `"${escaped.replaceAll('"', '&quot;')}"` : `'${escaped}'`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/**
 * Returns the quotation mark that {@link quoteAttribute} would put around UTF-8 text if it changed nothing else, else
 * `undefined`. This saves decoding the text and encoding it again.
 */
export function plainQuote(text: Uint8Array, start: number, end: number): '"' | "'" | undefined {
  let double = false;
  let single = false;
  for (let i = start; i < end; i++) {
    const byte = text[i]!;
    if (byte === 0x22) double = true;
    else if (byte === 0x27) single = true;
    else if (byte === 0x26 || byte === 0x3c || byte === 0x3e || byte < 0x20) return undefined;
  }
  return !double ? '"' : single ? undefined : "'";
}
