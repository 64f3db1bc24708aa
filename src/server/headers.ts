/** One header line as Node takes it fastest: name, value, name, value … */
export type HeaderLines = readonly string[];

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The headers that go with every answer.
 *
 * Nothing is loaded from, sent to or framed by another site, and no script or style stands in the page itself.
 *
 * @param overTls the public address is https, so browsers may be told to stay with it.
 */
export function securityHeaders(overTls: boolean): HeaderLines {
  return [
    'Content-Security-Policy', CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options', 'nosniff',
    'Referrer-Policy', 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy', 'same-origin',
    'Cross-Origin-Resource-Policy', 'same-origin',
    'Permissions-Policy', 'browsing-topics=(), camera=(), geolocation=(), microphone=()',
    ...(overTls ? ['Strict-Transport-Security', 'max-age=31536000'] : []),
  ];
}

/** A page may be kept by anyone, but is asked for again each time: a repeated request costs a 304. */
export const REVALIDATED = 'public, no-cache';

/** A file with a digest in its name never changes. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The content type of every page. */
export const PAGE_TYPE = 'text/html; charset=utf-8';
