import { type Transform } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import { type Encoding } from './encoding.ts';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/**
 * Brotli's quality for answers made while somebody waits.
 *
 * The mean synset page of 20 KB becomes 4.6 KB in 0.7 ms at 5. 9 saves 1 % of that for thirteen times the time, 11 saves
 * 11 % for sixty times, 3 takes two fifths of the time for 13 % more bytes.
 */
export const BROTLI_QUALITY = 5;
/** For streams, whose bytes are sent once and not kept. */
const STREAM_QUALITY = 4;
const GZIP_LEVEL = 6;

/** Whether a response may be compressed: it is text, which shrinks, and neither a part of something nor nothing. */
export function isCompressible(response: Response): boolean {
  const type = response.headers.get('content-type') ?? '';
  return (
    response.body !== null &&
    response.status !== 206 &&
    /^(?:text\/|image\/svg\+xml|application\/(?:json|vnd\.canopy\.columns|[a-z.]+\+json|xml|[a-z.]+\+xml))/.test(type)
  );
}

/** Compresses a whole body off the main thread. The bytes stand in memory of just their length. */
export async function compress(body: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  switch (encoding) {
    case 'br':
      return trimmed(
        await brotli(body, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
            [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
          },
        }),
      );
    case 'gzip':
      return trimmed(await gzipped(body, { level: GZIP_LEVEL }));
    case 'identity':
      return body;
  }
}

/**
 * Bytes without the memory that they are a part of.
 *
 * zlib gives a short answer as a slice of a chunk of 16 KiB. Kept so, the mean page of 5 KB holds three times the memory that is
 * counted for it.
 */
function trimmed(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}

/** A stream that compresses what goes through it. */
export function compressor(encoding: Exclude<Encoding, 'identity'>): Transform {
  return encoding === 'br'
    ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: STREAM_QUALITY } })
    : createGzip({ level: GZIP_LEVEL });
}
