import type { IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { damaged } from '../../../src/store/store-error.ts';
import type { Reply } from '../../fixtures/ask-http.ts';
import { ORIGIN, useFront } from './small-front.ts';

const PAGE = `<h1>${'dog, '.repeat(500)}</h1>`;
const html = { 'Content-Type': 'text/html' };

const front = useFront();

describe('pages written as text', () => {
  const written = { status: 200, type: 'text/html', text: PAGE, headers: [] };
  const isOf = (address: string): boolean => address === `${ORIGIN}/synset/n02084071`;

  it('are answered as rendered ones are, cached and not rendered', async () => {
    let asked = 0;
    await front.before(
      () => new Response(PAGE, { headers: html }),
      (address) => (isOf(address) ? (asked++, written) : undefined),
    );
    for (const coding of ['identity', 'br', 'gzip']) {
      const ask = (path: string, method = 'GET'): Promise<Reply> =>
        front.ask(path, { 'Accept-Encoding': coding }, method);
      const [one, other] = [await ask('/synset/n02084071'), await ask('/other')];
      expect({ ...one, headers: { ...one.headers, date: '' } }).toEqual({
        ...other,
        headers: { ...other.headers, date: '' },
      });
      expect((await ask('/synset/n02084071', 'HEAD')).headers['content-length']).toBe(String(one.body.length));
    }
    const { headers } = await front.ask('/synset/n02084071');
    expect(await front.ask('/synset/n02084071', { 'If-None-Match': headers.etag! })).toMatchObject({
      status: 304,
      body: Buffer.alloc(0),
    });
    expect(asked).toBe(3);
    expect(front.seen.map(({ url }) => url)).toEqual(Array.from({ length: 3 }, () => `${ORIGIN}/other`));
  });

  it('are made once, however long they are', async () => {
    await front.before(
      () => new Response(PAGE, { headers: html }),
      () => ({ ...written, text: 'x'.repeat(3_000_000) }),
    );
    const { headers, body } = await front.ask('/synset/n02084071', { 'Accept-Encoding': 'br' });
    expect([headers['content-length'], brotliDecompressSync(body).length]).toEqual([String(body.length), 3_000_000]);
    expect(front.seen).toEqual([]);
  });

  it('may be errors and lead elsewhere, which is sent and not cached', async () => {
    let asked = 0;
    const answers = [
      { ...written, status: 404 },
      { status: 301, type: undefined, text: '', headers: ['Location', '/synset/n02084071'] },
    ];
    await front.before(
      () => new Response(PAGE, { headers: html }),
      () => answers[asked++ % 2],
    );
    expect(await front.ask('/nothing', { 'Accept-Encoding': 'br' })).toMatchObject({ status: 404 });
    const led = await front.ask('/nothing', { 'Accept-Encoding': 'br' });
    expect(led).toMatchObject({ status: 301, body: Buffer.alloc(0), headers: { location: '/synset/n02084071' } });
    expect(led.headers).not.toHaveProperty('content-encoding');
    expect(asked).toBe(2);
  });

  it('may have a content security policy of their own', async () => {
    const headers = ['Content-Security-Policy', "default-src 'none'"];
    await front.before(
      () => new Response(PAGE, { headers: html }),
      () => ({ ...written, headers }),
    );
    expect((await front.ask('/')).headers['content-security-policy']).toBe("default-src 'none'");
  });

  it('say that the data cannot be read, and note it', async () => {
    await front.before(
      () => new Response(PAGE, { headers: html }),
      () => Promise.reject(damaged('a.columns')),
    );
    expect((await front.ask('/synset/n02084071')).status).toBe(503);
    expect(String(front.errors[0])).toContain('a.columns');
  });
});

describe('cached answers', () => {
  it('renders a page once and sends it to the clients after', async () => {
    await front.before(() => new Response(PAGE, { headers: html }));
    for (let i = 0; i < 3; i++) expect((await front.ask('/synset/n02084071')).body.toString()).toBe(PAGE);
    expect(front.seen).toHaveLength(1);
  });

  it('sends the same page in each coding, each with a tag of its own', async () => {
    await front.before(() => new Response(PAGE, { headers: html }));
    const replies = await Promise.all(
      ['br', 'gzip', 'identity'].map((coding) => front.ask('/a', { 'Accept-Encoding': coding })),
    );
    const [br, gzip, plain] = replies as [Reply, Reply, Reply];
    expect(brotliDecompressSync(br.body).toString()).toBe(PAGE);
    expect(gunzipSync(gzip.body).toString()).toBe(PAGE);
    expect(plain.body.toString()).toBe(PAGE);
    expect(new Set(replies.map(({ headers }) => headers.etag)).size).toBe(3);
    for (const { headers, body } of replies)
      expect(headers).toMatchObject({ vary: 'Accept-Encoding', 'content-length': String(body.length) });
  });

  it('answers 304 without a body to a client that has the page, first rendering or not', async () => {
    await front.before(() => new Response(PAGE, { headers: html }));
    const { headers } = await front.ask('/a', { 'Accept-Encoding': 'br' });
    const again = await front.ask('/a', { 'Accept-Encoding': 'br', 'If-None-Match': headers.etag! });
    expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect(again.headers).toMatchObject({
      etag: headers.etag,
      vary: 'Accept-Encoding',
      'cache-control': headers['cache-control'],
    });
    expect(again.headers['content-length']).toBeUndefined();
  });

  it('answers HEAD with the very headers of GET and no body', async () => {
    await front.before(() => new Response(PAGE, { headers: html }));
    const head = await front.ask('/a', {}, 'HEAD');
    const get = await front.ask('/a');
    const withoutDate = ({ headers }: Reply): IncomingHttpHeaders => ({ ...headers, date: undefined });
    expect(withoutDate(head)).toEqual(withoutDate(get));
    expect(head.body).toHaveLength(0);
  });

  it.each([
    ['a status other than 200', () => new Response('no', { status: 404, headers: html })],
    ['a redirect', () => new Response(null, { status: 301, headers: { Location: '/b' } })],
    ['no-store', () => new Response('x', { headers: { 'Cache-Control': 'no-store' } })],
    ['private', () => new Response('x', { headers: { 'Cache-Control': 'private, max-age=5' } })],
  ])('does not keep an answer with %s', async (_, page) => {
    await front.before(page);
    await front.ask('/a');
    await front.ask('/a');
    expect(front.seen).toHaveLength(2);
  });

  it('shows pages nothing of a request but its address and range, so that no visitor changes what is cached', async () => {
    await front.before(() => new Response(PAGE, { headers: html }));
    await front.ask('/a?b=c', {
      Host: 'evil.example',
      Cookie: 'a=b',
      'X-Forwarded-Host': 'evil.example',
      Range: 'bytes=0-1',
      'Accept-Language': 'de',
    });
    expect(front.seen[0]!.url).toBe(`${ORIGIN}/a?b=c`);
    expect([...front.seen[0]!.headers]).toEqual([['range', 'bytes=0-1']]);
  });
});
