import { type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { damaged } from '../../src/store/store-error.ts';
import { WHOLE_FILE } from '../../src/store/stored-file.ts';
import { type Reply } from '../fixtures/ask-http.ts';
import { ORIGIN, useFront } from './small-front.ts';

const PAGE = `<h1>${'dog, '.repeat(500)}</h1>`;
const html = { 'Content-Type': 'text/html' };

const front = useFront();

describe('pages written as text', () => {
  const written = { status: 200, type: 'text/html', text: PAGE, headers: [] };
  const isOf = (address: string): boolean => address === `${ORIGIN}/synset/n02084071`;

  it('are answered as rendered ones are, kept and not rendered', async () => {
    let asked = 0;
    await front.before(
      () => new Response(PAGE, { headers: html }),
      (address) => Promise.resolve(isOf(address) ? (asked++, written) : undefined),
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
      () => Promise.resolve({ ...written, text: 'x'.repeat(3_000_000) }),
    );
    const { headers, body } = await front.ask('/synset/n02084071', { 'Accept-Encoding': 'br' });
    expect([headers['content-length'], brotliDecompressSync(body).length]).toEqual([String(body.length), 3_000_000]);
    expect(front.seen).toEqual([]);
  });

  it('may be errors and lead elsewhere, which is sent and not kept', async () => {
    let asked = 0;
    const answers = [
      { ...written, status: 404 },
      { status: 301, type: undefined, text: '', headers: ['Location', '/synset/n02084071'] },
    ];
    await front.before(
      () => new Response(PAGE, { headers: html }),
      () => Promise.resolve(answers[asked++ % 2]),
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
      () => Promise.resolve({ ...written, headers }),
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

describe('kept answers', () => {
  it('renders a page once and gives it to whoever asks next', async () => {
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
    ['a cookie', () => new Response('x', { headers: { 'Set-Cookie': 'a=b' } })],
    ['a failure', () => new Response(null, { status: 500 })],
  ])('does not keep an answer with %s', async (_, page) => {
    await front.before(page);
    await front.ask('/a');
    await front.ask('/a');
    expect(front.seen).toHaveLength(2);
  });

  it('shows pages nothing of a request but its address and range, so that no visitor colours what is kept', async () => {
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

describe('headers', () => {
  it('have one content security policy: the page’s own where it has one', async () => {
    const own = "default-src 'none'; img-src 'self' https:";
    await front.before(
      ({ pathname }) =>
        new Response(PAGE, {
          headers: { ...html, ...(pathname === '/own' ? { 'Content-Security-Policy': own } : {}) },
        }),
    );
    const policies = async (target: string): Promise<unknown> =>
      (await front.ask(target)).headers['content-security-policy'];
    // Twice: what is kept has it too.
    expect([await policies('/own'), await policies('/own')]).toEqual([own, own]);
    expect(await policies('/other')).toContain("img-src 'self' data:;");
  });

  it('go with every answer: pages, failures, refusals, health, 304', async () => {
    await front.before(({ pathname }) =>
      pathname === '/fails' ? new Response(null, { status: 500 }) : new Response(PAGE, { headers: html }),
    );
    const { headers } = await front.ask('/a');
    const replies = [
      await front.ask('/a'),
      await front.ask('/fails'),
      await front.ask('/%00'),
      await front.ask('/healthz'),
      await front.ask('/a', { 'If-None-Match': headers.etag! }),
      await front.ask('/a', {}, 'POST'),
    ];
    expect(replies.map(({ status }) => status)).toEqual([200, 500, 200, 200, 304, 405]);
    for (const reply of replies) {
      expect(reply.headers['content-security-policy']).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';/,
      );
      expect(reply.headers['content-security-policy']).not.toContain('unsafe');
      expect(reply.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'strict-transport-security': 'max-age=31536000',
      });
      expect(reply.headers.server).toBeUndefined();
      expect(reply.headers['x-powered-by']).toBeUndefined();
    }
  });

  it('make a redirect within the site relative, whatever name the client knows the server by', async () => {
    await front.before(() => new Response(null, { status: 301, headers: { Location: `${ORIGIN}/synset/n02084071` } }));
    const { status, headers } = await front.ask('/old');
    expect({ status, location: headers.location }).toEqual({ status: 301, location: '/synset/n02084071' });
  });

  it('name the coding of characters', async () => {
    await front.before(() => new Response('é', { headers: html }));
    expect((await front.ask('/a')).headers['content-type']).toBe('text/html; charset=utf-8');
  });
});

describe('preflight', () => {
  it('lets programs on any site read, and asks no page', async () => {
    await front.before(() => new Response(PAGE));
    const { status, headers, body } = await front.ask('/a', { Origin: 'https://elsewhere.example' }, 'OPTIONS');
    expect([status, body.length]).toEqual([204, 0]);
    expect(headers).toMatchObject({
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'Range, If-Range, If-None-Match, Content-Type',
    });
    expect(front.seen).toHaveLength(0);
  });
});

describe('refusals', () => {
  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE'])('answers %s with 405 and what is allowed', async (method) => {
    await front.before(() => new Response(PAGE));
    const { status, headers } = await front.ask('/a', {}, method);
    expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD, OPTIONS' });
    expect(front.seen).toHaveLength(0);
  });

  it('renders one "not found" page for all addresses that cannot be', async () => {
    await front.before(({ pathname }) => new Response(`nothing at ${pathname}`, { status: 404, headers: html }));
    for (const path of ['/%00', '/%2e%2e%2fetc', '//evil.example', '/a\\b', `/${'a'.repeat(9000)}`]) {
      expect(await front.ask(path)).toMatchObject({ status: 404, body: Buffer.from('nothing at /404') });
    }
    expect(front.seen).toHaveLength(1);
  });

  it('answers a page that fails, or throws, with a sentence and a note, and goes on', async () => {
    await front.before(({ pathname }) => {
      if (pathname === '/throws') throw new Error('secret of the house');
      return new Response(null, { status: pathname === '/fails' ? 500 : 200 });
    });
    for (const path of ['/throws', '/fails']) {
      const { status, body, headers } = await front.ask(path);
      expect(status).toBe(500);
      expect(headers['cache-control']).toBe('no-store');
      expect(body.toString()).toContain('Something went wrong');
      expect(body.toString()).not.toContain('secret');
    }
    expect(front.errors).toHaveLength(2);
    expect((await front.ask('/works')).status).toBe(200);
  });

  it('speaks JSON to those who asked for JSON, whatever fails', async () => {
    await front.before(({ pathname }) => {
      if (pathname.endsWith('throws.json')) throw new Error('secret of the house');
      return new Response(PAGE, { headers: html });
    });
    for (const [method, path, expected] of [
      ['GET', '/throws.json', 500],
      ['POST', '/api/v1/datasets', 405],
      ['GET', '/api/v1/%2e%2e', 404],
      ['GET', '/%00.json', 404],
    ] as const) {
      const { status, headers, body } = await front.ask(path, {}, method);
      expect([status, headers['content-type'], headers['access-control-allow-origin']], path).toEqual([
        expected,
        'application/json; charset=utf-8',
        '*',
      ]);
      expect(JSON.parse(body.toString())).toEqual({
        error: { status: expected, message: expect.stringMatching(/^[^<]{10,}\.$/) as string },
      });
    }
  });

  it('tells of the whole where a HEAD asks for a part', async () => {
    await front.before(
      (_, request) =>
        new Response(PAGE, {
          status: request.headers.has('range') ? 206 : 200,
          headers: { ...html, 'Accept-Ranges': 'bytes' },
        }),
    );
    expect((await front.ask('/a', { Range: 'bytes=0-1' }, 'HEAD')).status).toBe(200);
    expect((await front.ask('/a', { Range: 'bytes=0-1' })).status).toBe(206);
  });
});

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

  it('is compressed once for all who ask for that, its length and a strong tag told', async () => {
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

  it('gives parts of the file as it is, also to whoever would take it compressed', async () => {
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

  it('is sent as it is, and not kept, to whoever asks for nothing else', async () => {
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

describe('health', () => {
  it('says that the process runs, and whether to send visitors', async () => {
    await front.before(() => new Response(PAGE));
    expect([(await front.ask('/healthz')).status, (await front.ask('/readyz')).status]).toEqual([200, 200]);
    front.isReady = false;
    expect([(await front.ask('/healthz')).status, (await front.ask('/readyz')).status]).toEqual([200, 503]);
    expect(front.seen).toHaveLength(0);
  });
});

describe('a client that asks too much', () => {
  it('waits for what has to be made, and is told how long; what stands ready it gets', async () => {
    await front.before(() => new Response(PAGE, { headers: html }));
    const first = await front.ask('/search?q=dog');
    expect(first.status).toBe(200);
    front.wait = 7;
    const refused = await front.ask('/search?q=cat');
    expect([refused.status, refused.headers['retry-after'], refused.headers['cache-control']]).toEqual([
      429,
      '7',
      'no-store',
    ]);
    expect(refused.body.toString()).toContain('Ask again in 7 seconds.');
    const forPrograms = await front.ask('/api/v1/search?q=cat');
    expect(JSON.parse(forPrograms.body.toString())).toMatchObject({ error: { status: 429 } });
    expect((await front.ask('/synset/n02084071')).status).toBe(429);
    expect((await front.ask('/search?q=dog')).status).toBe(200);
    expect((await front.ask('/%73earch?visit=9&q=dog')).status).toBe(200);
  });
});

it('tells its figures at /metrics, which nobody keeps', async () => {
  await front.before(() => new Response(PAGE, { headers: html }));
  const { status, headers, body } = await front.ask('/metrics');
  expect([status, headers['content-type'], headers['cache-control'], body.toString()]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
    'no-store',
    'canopy_answers_total 1\n',
  ]);
});
