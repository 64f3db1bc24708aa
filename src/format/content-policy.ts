/** Digest of `site/pictures-off.js`, the one inline script of pages: a separate file would delay the first frame. */
const INLINE_SCRIPT = 'sha256-cjasP3yuChODabfAjYLg00gl5fZ1FY+wTUcGGSNn308=';

/**
 * The content security policy of a page: nothing is loaded from, sent to or framed by another site; no style is
 * inline, and one script is.
 *
 * @param imageOrigins origins of other hosts that images may come from, which a page asks for at its reader's request alone.
 * @param isEmbedded whether other sites may frame the page.
 */
export function contentPolicy(imageOrigins: readonly string[] = [], isEmbedded = false): string {
  return `${pagePolicy(imageOrigins)}${isEmbedded ? ANY_FRAME : FRAMES}`;
}

const ANY_FRAME = '; frame-ancestors *';

const FRAMES = "; frame-ancestors 'none'";

/** Removes from a policy what only a header can state. */
export function withoutFrames(policy: string): string {
  return policy.replace(FRAMES, '');
}

/** Returns the policy for a page's own markup: only a header can restrict frames. */
export function pagePolicy(imageOrigins: readonly string[] = []): string {
  return [
    "default-src 'none'",
    `script-src 'self' '${INLINE_SCRIPT}'`,
    "style-src 'self'",
    ["img-src 'self' data:", ...new Set(imageOrigins)].join(' '),
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
}
