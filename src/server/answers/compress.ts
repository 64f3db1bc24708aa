import type { Transform } from 'node:stream';
import { promisify } from 'node:util';
import {
  type BrotliOptions,
  brotliCompress,
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
  gzipSync,
} from 'node:zlib';
import type { Encoding } from './encoding.ts';

/**
 * Brotli's quality for answers compressed while a client waits, as nginx has it by default or lower.
 *
 * Measured over 300 synset pages of 20 KB: 4.98 KB in 0.35 ms at 5, 5.34 KB in 0.24 ms at 4, 5.64 KB in 0.16 ms at 3.
 * Files compressed ahead, by the build of the site, have the highest quality.
 */
const BROTLI_QUALITY = 3;
const GZIP_LEVEL = 6;

/** Brotli's window for streams and long bodies, 2^18 bytes: the usual 2^22 takes some 10 MB for each of them. */
const WINDOW = 18;
/** Brotli's window for bodies that are compressed on the main thread, which hold no more. */
const SHORT_WINDOW = 16;

/** The largest body compressed on the main thread, in bytes: a trip to the thread pool costs more than a small page. */
const MOST_ON_MAIN_THREAD = 64 * 1024;

const brotliInPool = promisify(brotliCompress);
const gzipInPool = promisify(gzip);

/** Returns whether a response may be compressed: it is text, which shrinks, and neither a part of something nor empty. */
export function isCompressible(response: Response): boolean {
  const type = response.headers.get('content-type') ?? '';
  return (
    response.body !== null &&
    response.status !== 206 &&
    /^(?:text\/|image\/svg\+xml|application\/(?:json|vnd\.canopy\.columns|[a-z.]+\+json|xml|[a-z.]+\+xml))/.test(type)
  );
}

/** Compresses a whole body; a long one in the thread pool. The result has an ArrayBuffer of its own length. */
export async function compress(body: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  const isShort = body.byteLength <= MOST_ON_MAIN_THREAD;
  switch (encoding) {
    case 'br': {
      const options = brotliOptions(body.byteLength);
      return trimmed(isShort ? brotliCompressSync(body, options) : await brotliInPool(body, options));
    }
    case 'gzip':
      return trimmed(isShort ? gzipSync(body, { level: GZIP_LEVEL }) : await gzipInPool(body, { level: GZIP_LEVEL }));
    case 'identity':
      return body;
  }
}

/** Returns a stream that compresses what goes through it. */
export function compressor(encoding: Exclude<Encoding, 'identity'>): Transform {
  if (encoding === 'gzip') return createGzip({ level: GZIP_LEVEL });
  return createBrotliCompress({
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: WINDOW,
    },
  });
}

function brotliOptions(length: number): BrotliOptions {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: length,
      [constants.BROTLI_PARAM_LGWIN]: length <= MOST_ON_MAIN_THREAD ? SHORT_WINDOW : WINDOW,
    },
  };
}

/**
 * Copies bytes out of a larger buffer that they are a slice of.
 *
 * zlib gives a short answer as a slice of a chunk of 16 KiB: in the cache, a page of 5 KB would hold three times the memory counted for it.
 */
function trimmed(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}
