import http, { type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createEdition } from '../../src/server/edition.ts';
import { FastLane } from '../../src/server/fast-lane.ts';
import { createFront } from '../../src/server/front.ts';
import { securityHeaders } from '../../src/server/headers.ts';
import { KeptAnswers } from '../../src/server/kept-answers.ts';
import { close, listen } from '../../src/server/listen.ts';
import { metricsAnswer } from '../../src/server/metrics.ts';

const ORIGIN = 'https://canopy.example';
const PAGE = `<h1>${'dog, '.repeat(500)}</h1>`;
const html = { 'Content-Type': 'text/html' };

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

let server: Server | undefined;
let lane: FastLane | undefined;
let port = 0;
let ready = true;
let wait: number | undefined;
let seen: Request[] = [];
let errors: unknown[] = [];

afterEach(async () => {
  server?.closeAllConnections();
  if (server !== undefined) await close(server, () => lane?.closeAll());
});

/** Starts a front before pages that answer as told. */
async function before(pages: (url: URL, request: Request) => Response | Promise<Response>): Promise<void> {
  [seen, errors, ready, wait] = [[], [], true, undefined];
  const headers = securityHeaders(true);
  const edition = createEdition({
    render: async (request) => {
      seen.push(request);
      return pages(new URL(request.url), request);
    },
    files: { get: () => undefined },
    kept: new KeptAnswers(1024 * 1024),
  });
  const front = createFront({
    edition: () => edition,
    origin: ORIGIN,
    headers,
    unready: () => (ready ? undefined : 'shutting down'),
    limit: () => Promise.resolve(wait),
    metrics: () => Promise.resolve(metricsAnswer('canopy_answers_total 1\n', headers)),
    onError: (error) => errors.push(error),
  });
  server = await listen('127.0.0.1', 0);
  server.on('request', (request, response) => void front(request, response));
  lane = new FastLane({ server, known: edition.known, keepAlive: 15_000, onAnswer: () => undefined });
  port = (server.address() as AddressInfo).port;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    request.on('error', reject);
    request.end();
  });
}

/** A body of a number of chunks of 64 KB, made as it is taken. */
function long(chunks: number, onCancel?: () => void): { stream: ReadableStream<Uint8Array>; made: () => number } {
  let made = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (made === chunks) controller.close();
      else controller.enqueue(new Uint8Array(65536).fill(97 + (made++ % 26)));
    },
    ...(onCancel === undefined ? {} : { cancel: onCancel }),
  });
  return { stream, made: () => made };
}

describe('kept answers', () => {
  it('renders a page once and gives it to whoever asks next', async () => {
    await before(() => new Response(PAGE, { headers: html }));
    for (let i = 0; i < 3; i++) expect((await ask('/synset/n02084071')).body.toString()).toBe(PAGE);
    expect(seen).toHaveLength(1);
  });

  it('sends the same page in each coding, each with a tag of its own', async () => {
    await before(() => new Response(PAGE, { headers: html }));
    const replies = await Promise.all(['br', 'gzip', 'identity'].map((coding) => ask('/a', { 'Accept-Encoding': coding })));
    const [br, gzip, plain] = replies as [Reply, Reply, Reply];
    expect(brotliDecompressSync(br.body).toString()).toBe(PAGE);
    expect(gunzipSync(gzip.body).toString()).toBe(PAGE);
    expect(plain.body.toString()).toBe(PAGE);
    expect(new Set(replies.map(({ headers }) => headers.etag)).size).toBe(3);
    for (const { headers, body } of replies) expect(headers).toMatchObject({ vary: 'Accept-Encoding', 'content-length': String(body.length) });
  });

  it('answers 304 without a body to a client that has the page, first rendering or not', async () => {
    await before(() => new Response(PAGE, { headers: html }));
    const { headers } = await ask('/a', { 'Accept-Encoding': 'br' });
    const again = await ask('/a', { 'Accept-Encoding': 'br', 'If-None-Match': headers.etag! });
    expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect(again.headers).toMatchObject({ etag: headers.etag, vary: 'Accept-Encoding', 'cache-control': headers['cache-control'] });
    expect(again.headers['content-length']).toBeUndefined();
  });

  it('answers HEAD with the very headers of GET and no body', async () => {
    await before(() => new Response(PAGE, { headers: html }));
    const head = await ask('/a', {}, 'HEAD');
    const get = await ask('/a');
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
    await before(page);
    await ask('/a');
    await ask('/a');
    expect(seen).toHaveLength(2);
  });

  it('shows pages nothing of a request but its address and range, so that no visitor colours what is kept', async () => {
    await before(() => new Response(PAGE, { headers: html }));
    await ask('/a?b=c', { Host: 'evil.example', Cookie: 'a=b', 'X-Forwarded-Host': 'evil.example', Range: 'bytes=0-1', 'Accept-Language': 'de' });
    expect(seen[0]!.url).toBe(`${ORIGIN}/a?b=c`);
    expect([...seen[0]!.headers]).toEqual([['range', 'bytes=0-1']]);
  });
});

describe('headers', () => {
  it('have one content security policy: the page’s own where it has one', async () => {
    const own = "default-src 'none'; img-src 'self' https:";
    await before(({ pathname }) => new Response(PAGE, { headers: { ...html, ...(pathname === '/own' ? { 'Content-Security-Policy': own } : {}) } }));
    const policies = async (target: string): Promise<unknown> => (await ask(target)).headers['content-security-policy'];
    // Twice: what is kept has it too.
    expect([await policies('/own'), await policies('/own')]).toEqual([own, own]);
    expect(await policies('/other')).toContain("img-src 'self' data:;");
  });

  it('go with every answer: pages, failures, refusals, health, 304', async () => {
    await before(({ pathname }) => (pathname === '/fails' ? new Response(null, { status: 500 }) : new Response(PAGE, { headers: html })));
    const { headers } = await ask('/a');
    const replies = [
      await ask('/a'), await ask('/fails'), await ask('/%00'), await ask('/healthz'), await ask('/a', { 'If-None-Match': headers.etag! }),
      await ask('/a', {}, 'POST'),
    ];
    expect(replies.map(({ status }) => status)).toEqual([200, 500, 200, 200, 304, 405]);
    for (const reply of replies) {
      expect(reply.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
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
    await before(() => new Response(null, { status: 301, headers: { Location: `${ORIGIN}/synset/n02084071` } }));
    const { status, headers } = await ask('/old');
    expect({ status, location: headers.location }).toEqual({ status: 301, location: '/synset/n02084071' });
  });

  it('name the coding of characters', async () => {
    await before(() => new Response('é', { headers: html }));
    expect((await ask('/a')).headers['content-type']).toBe('text/html; charset=utf-8');
  });
});

describe('refusals', () => {
  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('answers %s with 405 and what is allowed', async (method) => {
    await before(() => new Response(PAGE));
    const { status, headers } = await ask('/a', {}, method);
    expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD' });
    expect(seen).toHaveLength(0);
  });

  it('renders one "not found" page for all addresses that cannot be', async () => {
    await before(({ pathname }) => new Response(`nothing at ${pathname}`, { status: 404, headers: html }));
    for (const path of ['/%00', '/%2e%2e%2fetc', '//evil.example', '/a\\b', `/${'a'.repeat(9000)}`]) {
      expect(await ask(path)).toMatchObject({ status: 404, body: Buffer.from('nothing at /404') });
    }
    expect(seen).toHaveLength(1);
  });

  it('answers a page that fails, or throws, with a sentence and a note, and goes on', async () => {
    await before(({ pathname }) => {
      if (pathname === '/throws') throw new Error('secret of the house');
      return new Response(null, { status: pathname === '/fails' ? 500 : 200 });
    });
    for (const path of ['/throws', '/fails']) {
      const { status, body, headers } = await ask(path);
      expect(status).toBe(500);
      expect(headers['cache-control']).toBe('no-store');
      expect(body.toString()).toContain('Something went wrong');
      expect(body.toString()).not.toContain('secret');
    }
    expect(errors).toHaveLength(2);
    expect((await ask('/works')).status).toBe(200);
  });

  it('speaks JSON to those who asked for JSON, whatever fails', async () => {
    await before(({ pathname }) => {
      if (pathname.endsWith('throws.json')) throw new Error('secret of the house');
      return new Response(PAGE, { headers: html });
    });
    for (const [method, path, expected] of [['GET', '/throws.json', 500], ['POST', '/api/v1/datasets', 405], ['GET', '/api/v1/%2e%2e', 404], ['GET', '/%00.json', 404]] as const) {
      const { status, headers, body } = await ask(path, {}, method);
      expect([status, headers['content-type'], headers['access-control-allow-origin']], path).toEqual([expected, 'application/json; charset=utf-8', '*']);
      expect(JSON.parse(body.toString())).toEqual({ error: { status: expected, message: expect.stringMatching(/^[^<]{10,}\.$/) as string } });
    }
  });

  it('tells of the whole where a HEAD asks for a part', async () => {
    await before((_, request) => new Response(PAGE, { status: request.headers.has('range') ? 206 : 200, headers: { ...html, 'Accept-Ranges': 'bytes' } }));
    expect((await ask('/a', { Range: 'bytes=0-1' }, 'HEAD')).status).toBe(200);
    expect((await ask('/a', { Range: 'bytes=0-1' })).status).toBe(206);
  });
});

describe('health', () => {
  it('says that the process runs, and whether to send visitors', async () => {
    await before(() => new Response(PAGE));
    expect([(await ask('/healthz')).status, (await ask('/readyz')).status]).toEqual([200, 200]);
    ready = false;
    expect([(await ask('/healthz')).status, (await ask('/readyz')).status]).toEqual([200, 503]);
    expect(seen).toHaveLength(0);
  });
});

describe('downloads', () => {
  const text = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': String(100 * 65536), ETag: '"list"' };

  it('stream whole, with the length that was told, and are not kept', async () => {
    await before(() => new Response(long(100).stream, { headers: text }));
    for (let i = 0; i < 2; i++) {
      const { headers, body } = await ask('/list.txt');
      expect(headers).toMatchObject({ 'content-length': String(100 * 65536), etag: '"list"' });
      expect(body.length).toBe(100 * 65536);
      expect([body[0], body[65536], body.at(-1)]).toEqual([97, 98, 97 + (99 % 26)]);
    }
    expect(seen).toHaveLength(2);
  });

  it('are compressed on the way for clients that ask, under a weak tag', async () => {
    await before(() => new Response(long(100).stream, { headers: text }));
    const { headers, body } = await ask('/list.txt', { 'Accept-Encoding': 'gzip' });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', etag: 'W/"list"' });
    expect(headers['content-length']).toBeUndefined();
    expect(gunzipSync(body).length).toBe(100 * 65536);
  });

  it('are not made for HEAD nor for a client that has them', async () => {
    let cancelled = 0;
    const body = long(100, () => cancelled++);
    await before(() => new Response(body.stream, { headers: text }));
    expect(await ask('/list.txt', {}, 'HEAD')).toMatchObject({ status: 200, body: Buffer.alloc(0), headers: { 'content-length': String(100 * 65536) } });
    expect(body.made()).toBeLessThan(10);
    await before(() => new Response(long(100, () => cancelled++).stream, { headers: text }));
    expect((await ask('/list.txt', { 'If-None-Match': '"list"' })).status).toBe(304);
    expect(cancelled).toBe(2);
  });

  it('are made no faster than a client takes them, and given up when it goes', async () => {
    let cancelled = false;
    const body = long(10_000, () => (cancelled = true));
    await before(() => new Response(body.stream, { headers: { 'Content-Type': 'text/plain' } }));
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /list.txt HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    socket.pause();
    await setTimeout(300);
    const before300 = body.made();
    await setTimeout(300);
    expect(body.made()).toBe(before300);
    // What stands made is in the operating system's buffers, a few megabytes, and not all 650.
    expect(before300).toBeLessThan(1000);
    socket.destroy();
    await expect.poll(() => cancelled).toBe(true);
    expect(errors).toEqual([]);
  });

  it('that break off cut the connection, so that nobody takes a part for the whole', async () => {
    let chunks = 0;
    const breaking = (): ReadableStream<Uint8Array> =>
      new ReadableStream({
        pull: (controller) => {
          if (chunks++ > 20) controller.error(new Error('disk gone'));
          else controller.enqueue(new Uint8Array(65536));
        },
      });
    await before(() => new Response(breaking(), { headers: { 'Content-Type': 'text/plain' } }));
    await expect(ask('/list.txt')).rejects.toThrow('aborted');
    expect(errors).toHaveLength(1);
  });

  it('of a range go through as they are', async () => {
    const part = { 'Content-Type': 'text/plain', 'Content-Range': 'bytes 0-1/9', ETag: '"file"' };
    await before((_, request) => new Response('ab', { status: request.headers.has('range') ? 206 : 200, headers: part }));
    const { status, headers, body } = await ask('/file', { Range: 'bytes=0-1', 'Accept-Encoding': 'br' });
    expect({ status, body: body.toString() }).toEqual({ status: 206, body: 'ab' });
    expect(headers).toMatchObject({ 'content-range': 'bytes 0-1/9', etag: '"file"' });
    expect(headers['content-encoding']).toBeUndefined();
  });
});

describe('a client that asks too much', () => {
  it('waits for what is costly, and is told how long; what stands ready it gets', async () => {
    await before(() => new Response(PAGE, { headers: html }));
    const first = await ask('/search?q=dog');
    expect(first.status).toBe(200);
    wait = 7;
    const refused = await ask('/search?q=cat');
    expect([refused.status, refused.headers['retry-after'], refused.headers['cache-control']]).toEqual([429, '7', 'no-store']);
    expect(refused.body.toString()).toContain('Ask again in 7 seconds.');
    const forPrograms = await ask('/api/v1/search?q=cat');
    expect(JSON.parse(forPrograms.body.toString())).toMatchObject({ error: { status: 429 } });
    expect((await ask('/synset/n02084071')).status).toBe(200);
    expect((await ask('/search?q=dog')).status).toBe(200);
  });
});

it('tells its figures at /metrics, which nobody keeps', async () => {
  await before(() => new Response(PAGE, { headers: html }));
  const { status, headers, body } = await ask('/metrics');
  expect([status, headers['content-type'], headers['cache-control'], body.toString()]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8', 'no-store', 'canopy_answers_total 1\n']);
});
