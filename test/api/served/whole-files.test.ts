import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { askSite as ask } from '../../fixtures/ask-http.ts';
import { gitBlob } from '../../fixtures/git-blob.ts';

const PLAIN = 'text/plain; charset=utf-8';
const HTML = 'text/html; charset=utf-8';

describe('whole files', () => {
  const FILES = [
    ['/archive/words.txt', 2_655_750, PLAIN],
    ['/data/words.txt', 2_655_750, PLAIN],
    ['/archive/gloss.txt', 7_079_529, PLAIN],
    ['/data/gloss.txt', 7_079_529, PLAIN],
    ['/archive/wordnet.is_a.txt', 1_517_000, PLAIN],
    ['/data/wordnet.is_a.txt', 1_517_000, PLAIN],
    ['/api/text/imagenet.synset.obtain_synset_list', 21_841 * 10 + 2, PLAIN],
    ['/api/imagenet.synset.obtain_synset_list', 21_841 * 10 + 2, PLAIN],
    ['/api/text/imagenet.synset.obtain_synset_wordlist', undefined, HTML],
    ['/api/xml/ReleaseStatus.xml', undefined, 'text/xml; charset=utf-8'],
    ['/api/xml/structure_released.xml', undefined, 'text/xml; charset=utf-8'],
  ] as const;

  it.each([
    ['/archive/words.txt', 'a2403d121c447293ce23537495a2b94cd822eef6'],
    ['/data/gloss.txt', '1633a9030bfd06f22a0211bd6d76350bba0d1633'],
    ['/archive/wordnet.is_a.txt', '82ceff950c7144985e9e03f5f3e95b27ad7cbf2b'],
    ['/api/imagenet.synset.obtain_synset_list.php', 'bed52536282a51b32dd3e000dd409466bac887f1'],
  ])('%s is ImageNet’s own', async (address, blob) => expect(gitBlob((await ask(address)).body)).toBe(blob));

  it.each(FILES)('%s states its length, a tag and that it comes in parts', async (address, length, type) => {
    const get = await ask(address);
    expect(get.status).toBe(200);
    if (length !== undefined) expect(get.body.length).toBe(length);
    expect(get.headers).toMatchObject({
      'content-type': type,
      'content-length': String(get.body.length),
      'accept-ranges': 'bytes',
    });
    expect(get.headers['content-encoding']).toBeUndefined();
    expect(get.headers.etag).toMatch(/^"[\w-]+"$/);
    const head = await ask(address, { method: 'HEAD' });
    expect([head.status, head.headers['content-length'], head.headers.etag, head.body.length]).toEqual([
      200,
      get.headers['content-length'],
      get.headers.etag,
      0,
    ]);
    expect((await ask(address, { headers: { 'If-None-Match': get.headers.etag! } })).status).toBe(304);
  });

  it.each(FILES)('%s comes in parts', async (address) => {
    const whole = await ask(address);
    const size = whole.body.length;
    for (const [range, from, to] of [
      ['0-0', 0, 1],
      ['100-299', 100, 300],
      [`${String(size - 5)}-`, size - 5, size],
      ['-7', size - 7, size],
      [`10-${String(size + 9)}`, 10, size],
    ] as const) {
      const part = await ask(address, { headers: { Range: `bytes=${range}` } });
      expect([part.status, part.headers['content-range'], part.headers['content-length']]).toEqual([
        206,
        `bytes ${String(from)}-${String(to - 1)}/${String(size)}`,
        String(to - from),
      ]);
      expect(part.body.equals(whole.body.subarray(from, to))).toBe(true);
    }
    const beyond = await ask(address, { headers: { Range: `bytes=${String(size)}-` } });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${String(size)}`]);
    const current = await ask(address, { headers: { Range: 'bytes=0-9', 'If-Range': whole.headers.etag! } });
    expect(current.status).toBe(206);
    const stale = await ask(address, { headers: { Range: 'bytes=0-9', 'If-Range': '"another"' } });
    expect([stale.status, stale.body.length]).toEqual([200, size]);
    const head = await ask(address, { method: 'HEAD', headers: { Range: 'bytes=0-9' } });
    expect([head.status, head.headers['content-length']]).toEqual([200, String(size)]);
    const several = await ask(address, { headers: { Range: 'bytes=0-9,20-29' } });
    expect([several.status, several.body.length]).toEqual([200, size]);
  });

  it.each(FILES)(
    '%s is compressed for clients that accept it, with its length and a tag of its own',
    async (address) => {
      const plain = await ask(address);
      for (const encoding of ['gzip', 'br'] as const) {
        const headers = { 'Accept-Encoding': encoding };
        const packed = await ask(address, { headers });
        expect([packed.headers['content-encoding'], packed.headers['content-length']]).toEqual([
          encoding,
          String(packed.body.length),
        ]);
        expect((encoding === 'br' ? brotliDecompressSync : gunzipSync)(packed.body).equals(plain.body)).toBe(true);
        expect(packed.headers.etag).toMatch(/^"[\w-]+"$/);
        expect(packed.headers.etag).not.toBe(plain.headers.etag);
        const head = await ask(address, { method: 'HEAD', headers });
        expect([head.status, head.headers['content-length'], head.headers.etag]).toEqual([
          200,
          packed.headers['content-length'],
          packed.headers.etag,
        ]);
        expect(
          (await ask(address, { headers: { ...headers, Range: 'bytes=0-9' } })).body.equals(plain.body.subarray(0, 10)),
        ).toBe(true);
      }
      expect(
        (await ask(address, { headers: { 'Accept-Encoding': 'identity' } })).headers['content-encoding'],
      ).toBeUndefined();
    },
  );

  it.each([
    '/archive/nothing.txt',
    '/archive/structure_released.xml',
    '/data/manifest.json',
    '/api/xml/words.txt',
    '/api/text/none',
    '/api/download/none',
  ])('there is none at %s', async (address) => expect((await ask(address)).status).toBe(404));
});
