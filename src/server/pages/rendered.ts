import { WHOLE_FILE } from '../../store/stored-file.ts';
import type { Encoding } from '../answers/encoding.ts';
import { type HeaderLines, REVALIDATED } from '../answers/headers.ts';

/** Lines that the front makes itself, or that concern one connection. */
const NOT_PASSED_ON = new Set([
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-range',
  'content-type',
  'etag',
  'keep-alive',
  'location',
  'set-cookie',
  'transfer-encoding',
  'vary',
  WHOLE_FILE,
]);

/**
 * The header lines of a rendered response that go on to the client.
 *
 * The entity tag is left out, as the sender of the body computes it; that of a part is the page's own.
 * A redirect within the site is made relative: the name that the client knows the server by may not be the public one.
 */
export function linesOf(rendered: Response, origin: string): HeaderLines {
  const lines = ['Cache-Control', rendered.headers.get('cache-control') ?? REVALIDATED];
  const location = rendered.headers.get('location');
  if (location !== null)
    lines.push('Location', location.startsWith(`${origin}/`) ? location.slice(origin.length) : location);
  for (const cookie of rendered.headers.getSetCookie()) lines.push('Set-Cookie', cookie);
  for (const [name, value] of rendered.headers) if (!NOT_PASSED_ON.has(name)) lines.push(name, value);
  return lines;
}

/** The content type of a rendered response, with the coding of its characters. */
export function typeOf(rendered: Response): string | undefined {
  const type = rendered.headers.get('content-type');
  return type === null ? undefined : withCharset(type);
}

/** A content type with the coding of characters, which is UTF-8 throughout. */
export function withCharset(type: string): string {
  return type.startsWith('text/') && !type.includes('charset') ? `${type}; charset=utf-8` : type;
}

/** Returns true if a rendered response is a whole file that is worth compressing once for all clients. */
export function isWholeFile(rendered: Response): boolean {
  return rendered.status === 200 && rendered.headers.has(WHOLE_FILE);
}

/**
 * Returns whether a rendered response may be cached for everybody: a success that neither forbids it nor sets a cookie.
 * A response that offers ranges is not cached whole, so that a range reaches the page that can answer it.
 */
export function isCacheable(rendered: Response, encoding: Encoding): boolean {
  const caching = rendered.headers.get('cache-control') ?? '';
  const isInParts = rendered.headers.has('accept-ranges') && !(isWholeFile(rendered) && encoding !== 'identity');
  return (
    rendered.status === 200 &&
    !isInParts &&
    !/\b(?:no-store|private)\b/.test(caching) &&
    rendered.headers.getSetCookie().length === 0
  );
}
