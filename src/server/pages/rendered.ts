import { WHOLE_FILE } from '../../store/stored-file.ts';
import type { Encoding } from '../answers/encoding.ts';
import { type HeaderLines, REVALIDATED } from '../answers/headers.ts';

/** Lines that the front makes itself. */
const NOT_PASSED_ON = new Set(['cache-control', 'content-length', 'content-range', 'content-type', 'etag', WHOLE_FILE]);

/**
 * The header lines of a rendered response that go on to the client.
 *
 * The entity tag is left out, as the sender of the body computes it; that of a part is the page's own.
 */
export function linesOf(rendered: Response): HeaderLines {
  const lines = ['Cache-Control', rendered.headers.get('cache-control') ?? REVALIDATED];
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
 * Returns whether a rendered response may be cached for everybody: a success that does not forbid it.
 * A response that offers ranges is not cached whole, so that a range reaches the page that can answer it.
 */
export function isCacheable(rendered: Response, encoding: Encoding): boolean {
  const caching = rendered.headers.get('cache-control') ?? '';
  const isInParts = rendered.headers.has('accept-ranges') && !(isWholeFile(rendered) && encoding !== 'identity');
  return rendered.status === 200 && !isInParts && !/\b(?:no-store|private)\b/.test(caching);
}
