import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { WHOLE_FILE } from '../../../src/store/stored-file.ts';
import { useFront } from './small-front.ts';

const front = useFront();

describe('a whole file of the build', () => {
  const FILE = 'n02084071\tdog, domestic dog, Canis familiaris\n'.repeat(20_000);
  const file = (_: URL, request: Request): Response =>
    request.headers.has('range')
      ? new Response(FILE.slice(0, 2), {
          status: 206,
          headers: {
            'Content-Type': 'text/plain',
            'Accept-Ranges': 'bytes',
            'Content-Range': `bytes 0-1/${String(FILE.length)}`,
          },
        })
      : new Response(FILE, {
          headers: {
            'Content-Type': 'text/plain',
            'Content-Length': String(FILE.length),
            'Accept-Ranges': 'bytes',
            ETag: '"file"',
            [WHOLE_FILE]: '1',
          },
        });

  it('is compressed once for all clients that accept it, with its length and a strong tag', async () => {
    await front.before(file);
    for (const [encoding, unpack] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      front.seen.length = 0;
      const asked = { 'Accept-Encoding': encoding };
      const replies = [
        await front.ask('/words.txt', asked),
        await front.ask('/words.txt', asked),
        await front.ask('/words.txt', asked, 'HEAD'),
      ];
      expect(front.seen).toHaveLength(1);
      expect(unpack(replies[0]!.body).toString()).toBe(FILE);
      for (const { status, headers } of replies) {
        expect([
          status,
          headers['content-encoding'],
          headers['content-length'],
          headers['accept-ranges'],
          headers[WHOLE_FILE],
        ]).toEqual([200, encoding, String(replies[0]!.body.length), 'bytes', undefined]);
        expect(headers.etag).toMatch(/^"[\w-]+"$/);
      }
      expect((await front.ask('/words.txt', { ...asked, 'If-None-Match': replies[0]!.headers.etag! })).status).toBe(
        304,
      );
    }
  });

  it('gives parts of the file as it is, also to clients that accept it compressed', async () => {
    await front.before(file);
    // The second is made in a turn, and looked for once more when it comes.
    for (const address of ['/words.txt', '/archive/words.txt']) {
      await front.ask(address, { 'Accept-Encoding': 'gzip' });
      const part = await front.ask(address, { 'Accept-Encoding': 'gzip', Range: 'bytes=0-1' });
      expect([part.status, part.headers['content-encoding'], part.body.toString()]).toEqual([206, undefined, 'n0']);
    }
  });

  it('is sent as it is where the cache has no room for it, and compressed for nobody', async () => {
    front.cacheBytes = 0;
    await front.before(file);
    front.cacheBytes = 1024 * 1024;
    const { headers, body } = await front.ask('/words.txt', { 'Accept-Encoding': 'gzip' });
    expect([headers['content-encoding'], headers['content-length'], headers.etag, body.toString() === FILE]).toEqual([
      undefined,
      String(FILE.length),
      '"file"',
      true,
    ]);
  });

  it('is sent as it is, and not cached, to clients that accept nothing else', async () => {
    await front.before(file);
    for (let i = 0; i < 2; i++) {
      const { headers, body } = await front.ask('/words.txt');
      expect([
        headers['content-encoding'],
        headers['content-length'],
        headers.etag,
        headers[WHOLE_FILE],
        body.toString() === FILE,
      ]).toEqual([undefined, String(FILE.length), '"file"', undefined, true]);
    }
    expect(front.seen).toHaveLength(2);
  });
});
