import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compress } from '../../../src/server/answers/compress.ts';

const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Uint8Array) => bytes };

describe.each(['br', 'gzip', 'identity'] as const)('compress to %s', (encoding) =>
  it.each([0, 1, 20_000, 500_000])(
    'holds no more memory than the bytes take, of a body of %i bytes',
    async (length) => {
      const body = Uint8Array.from({ length }, (_, i) => (i * i) % 251);
      const compressed = await compress(body, encoding);
      expect(compressed.buffer.byteLength).toBe(compressed.byteLength);
      expect(Buffer.from(UNPACK[encoding](compressed)).equals(body)).toBe(true);
    },
  ),
);
