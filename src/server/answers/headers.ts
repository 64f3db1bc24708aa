import { contentPolicy } from '../../format/content-policy.ts';

const CONTENT_SECURITY_POLICY = 'Content-Security-Policy';

/** One header line as Node takes it fastest: name, value, name, value … */
export type HeaderLines = readonly string[];

/**
 * The headers that go with every answer.
 *
 * @param overTls true if the public address is https, so that HSTS may be sent.
 */
export function securityHeaders(overTls: boolean): HeaderLines {
  return [
    CONTENT_SECURITY_POLICY,
    contentPolicy(),
    'X-Content-Type-Options',
    'nosniff',
    'Referrer-Policy',
    'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy',
    'same-origin',
    'Cross-Origin-Resource-Policy',
    'same-origin',
    'Permissions-Policy',
    'browsing-topics=(), camera=(), geolocation=(), microphone=()',
    ...(overTls ? ['Strict-Transport-Security', 'max-age=31536000'] : []),
  ];
}

/** Caching of pages: shared caches may store them, but must revalidate each time; a repeated request costs a 304. */
export const REVALIDATED = 'public, no-cache';

/** A file with a digest in its name never changes. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Merges a page's own header lines with those of every answer; a page may have its own content security policy. */
export function withHeaders(own: HeaderLines, headers: HeaderLines): HeaderLines {
  if (!own.some((name, i) => i % 2 === 0 && name.toLowerCase() === CONTENT_SECURITY_POLICY.toLowerCase()))
    return [...own, ...headers];
  const at = headers.indexOf(CONTENT_SECURITY_POLICY);
  return [...own, ...headers.filter((_, i) => at === -1 || (i !== at && i !== at + 1))];
}
