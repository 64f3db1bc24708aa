/** Where a page may show images from: this site, or wherever their addresses lead. */
export type ImagesFrom = 'here' | 'anywhere';

/**
 * The content security policy of a page: nothing is loaded from, sent to or framed by another site, and no script or style
 * stands in the page itself.
 *
 * @param images from anywhere only where the reader has asked for it.
 */
export function contentPolicy(images: ImagesFrom = 'here'): string {
  return `${pagePolicy(images)}; frame-ancestors 'none'`;
}

/** The same as a page can give it itself: what it says of frames only a header can. */
export function pagePolicy(images: ImagesFrom = 'here'): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data:${images === 'anywhere' ? ' http: https:' : ''}`,
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
}
