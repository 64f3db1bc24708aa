import { WHOLE_FILE } from '../../store/stored-file.ts';
import type { Encoding } from './encoding.ts';
import { type HeaderLines, REVALIDATED } from './headers.ts';

/** Lines that the front makes itself. */
const NOT_PASSED_ON = new Set(['cache-control', 'content-length', 'content-range', 'content-type', 'etag', WHOLE_FILE]);

/**
 * Returns the header lines of a file's response that go on to the client.
 *
 * The entity tag is left out, as the sender of the body computes it; a part has the tag of its file.
 */
export function linesOf(file: Response): HeaderLines {
  const lines = ['Cache-Control', file.headers.get('cache-control') ?? REVALIDATED];
  for (const [name, value] of file.headers) if (!NOT_PASSED_ON.has(name)) lines.push(name, value);
  return lines;
}

/** Returns the content type of a file, with the coding of its characters. */
export function typeOf(file: Response): string | undefined {
  const type = file.headers.get('content-type');
  return type === null ? undefined : withCharset(type);
}

/** Adds to a content type the coding of characters, which is UTF-8 throughout. */
export function withCharset(type: string): string {
  return type.startsWith('text/') && !type.includes('charset') ? `${type}; charset=utf-8` : type;
}

/** Returns true if a response is a whole file of the build that is worth compressing once for all clients. */
export function isWholeFile(file: Response): boolean {
  return file.status === 200 && file.headers.has(WHOLE_FILE);
}

/**
 * Returns whether a file may be cached for everybody: a success that does not forbid it.
 *
 * One that offers ranges is not cached whole, so that a range reaches the code that can answer it.
 */
export function isCacheable(file: Response, encoding: Encoding): boolean {
  const caching = file.headers.get('cache-control') ?? '';
  const isInParts = file.headers.has('accept-ranges') && !(isWholeFile(file) && encoding !== 'identity');
  return file.status === 200 && !isInParts && !/\b(?:no-store|private)\b/.test(caching);
}
