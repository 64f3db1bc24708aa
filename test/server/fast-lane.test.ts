import { type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, answerOf } from '../../src/server/answer.ts';
import { createEdition } from '../../src/server/edition.ts';
import { type Encoding } from '../../src/server/encoding.ts';
import { FastLane, type FastLaneParts } from '../../src/server/fast-lane.ts';
import { createFront } from '../../src/server/front.ts';
import { securityHeaders } from '../../src/server/headers.ts';
import { KeptAnswers } from '../../src/server/kept-answers.ts';
import { close, listen, PATIENCE } from '../../src/server/listen.ts';

const KEEP_ALIVE = 5_000;
const headers = securityHeaders(false);
const kept = new KeptAnswers(10_000_000);
let inLane: string[] = [];

/** The same front twice: behind the lane, and with `node:http` alone. */
const servers: { server: Server; lane?: FastLane }[] = [];

function keep(target: string, text: string, encoding: Encoding): Answer {
  const body = Buffer.from(text);
  const answer = answerOf({
    status: 200,
    headers: ['Cache-Control', 'no-cache', ...headers],
    contentType: 'text/plain',
    encoding,
    plain: body,
    body,
  });
  kept.set(target, encoding, answer);
  return answer;
}

const small = keep('/small', 'a page', 'br');
keep('/small', 'a page, plain', 'identity');
keep('/large', 'x'.repeat(300_000), 'br');

beforeAll(async () => {
  const edition = createEdition({
    write: () => Promise.resolve(undefined),
    render: () => Promise.resolve(new Response('rendered', { status: 404 })),
    files: { get: () => undefined },
    kept,
  });
  const front = createFront({
    edition: () => edition,
    origin: 'http://canopy.example',
    headers,
    unready: () => undefined,
    limit: () => Promise.resolve(undefined),
    metrics: () => Promise.reject(new Error('Nobody asks here.')),
    onError: () => undefined,
  });
  for (const withLane of [true, false]) {
    const server = await listen('127.0.0.1', 0, { ...PATIENCE, keepAlive: KEEP_ALIVE });
    server.on('request', (request, response) => void front(request, response));
    servers.push(withLane ? { server, lane: laneBefore(server, edition.known) } : { server });
  }
});

afterAll(async () => {
  for (const { server, lane } of servers) {
    server.closeAllConnections();
    await close(server, () => lane?.closeAll());
  }
});

function laneBefore(server: Server, known: FastLaneParts['known'], keepAlive = KEEP_ALIVE): FastLane {
  return new FastLane({ server, known, keepAlive, onAnswer: (target) => inLane.push(target) });
}

function dial({ server }: { server: Server }): Socket {
  return connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', allowHalfOpen: true });
}

/** Sends bytes, then no more, and gives all that comes back, without the time of day. */
function exchange(server: { server: Server }, ...pieces: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = dial(server);
    const chunks: Buffer[] = [];
    socket.on('error', reject).on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('end', () => {
      socket.end();
      resolve(
        Buffer.concat(chunks)
          .toString('latin1')
          .replaceAll(/Date: [^\r]+/g, 'Date: now'),
      );
    });
    void (async () => {
      for (const piece of pieces) {
        await new Promise((sent) => socket.write(piece, 'latin1', sent));
        await new Promise((passed) => setTimeout(passed, pieces.length > 1 ? 20 : 0));
      }
      const patience = setTimeout(() => socket.end(), pieces.at(-1)!.includes('\r\nConnection: close\r\n') ? WAIT : 0);
      socket.on('close', () => {
        clearTimeout(patience);
      });
    })();
  });
}

/** How long a server has to end a connection that it was asked to close, in ms. */
const WAIT = 2000;

async function both(...pieces: readonly string[]): Promise<string> {
  const [lane, http] = await Promise.all(servers.map((server) => exchange(server, ...pieces)));
  expect(lane).toBe(http);
  return lane!;
}

const PLAIN = 'GET /small HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n';

describe('the fast lane', () => {
  it.each([
    ['a page', `${PLAIN}\r\n`, 'HTTP/1.1 200 OK\r\n'],
    ['a page in another coding', 'GET /small HTTP/1.1\r\nHost: localhost\r\n\r\n', 'HTTP/1.1 200 OK\r\n'],
    ['a large page', 'GET /large HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n', 'HTTP/1.1 200 OK\r\n'],
    ['a client that has the page', `${PLAIN}If-None-Match: ${small.tag!}\r\n\r\n`, 'HTTP/1.1 304 Not Modified\r\n'],
  ])('answers %s, byte for byte as node:http does', async (_, request, start) => {
    inLane = [];
    expect((await both(request)).startsWith(start)).toBe(true);
    expect(inLane).toHaveLength(1);
  });

  it.each([
    ['HEAD', 'HEAD /small HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['what does not stand ready', 'GET /other HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['two hosts', 'GET /small HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'],
    ['no host', 'GET /small HTTP/1.1\r\n\r\n'],
    ['an older version', 'GET /small HTTP/1.0\r\nHost: localhost\r\n\r\n'],
    ['the wish to close', `${PLAIN}Connection: close\r\n\r\n`],
    ['the wish to upgrade', `${PLAIN}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`],
    ['a body by length', `${PLAIN}Content-Length: 3\r\n\r\nabc`],
    ['a body in chunks', `${PLAIN}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    [
      'both, as smugglers send it',
      `${PLAIN}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`,
    ],
    ['two requests at once', `${PLAIN}\r\n${PLAIN}\r\n`],
    ['bare line feeds', 'GET /small HTTP/1.1\nHost: localhost\n\n'],
    ['a folded line', `${PLAIN}X-A: b\r\n c\r\n\r\n`],
    ['a blank before the colon', `${PLAIN}X-A : b\r\n\r\n`],
    ['a control character', `${PLAIN}X-A: \x01\r\n\r\n`],
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00'],
    ['a range', `${PLAIN}Range: bytes=0-1\r\n\r\n`],
  ])('leaves %s to node:http', async (_, request) => {
    inLane = [];
    await both(request);
    expect(inLane).toEqual([]);
  });

  it('hands over a connection in the middle of a request, and in the middle of its life', async () => {
    inLane = [];
    const request = `${PLAIN}\r\n`;
    const answers = await both(
      request,
      request,
      request.slice(0, 30),
      request.slice(30),
      request,
      'GET /other HTTP/1.1\r\nHost: localhost\r\n\r\n',
      request,
    );
    expect(answers.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(5);
    expect(answers.match(/HTTP\/1\.1 404/g)).toHaveLength(1);
    expect(inLane).toHaveLength(2);
  });

  it('answers whatever requests are made of as node:http does', async () => {
    const line = fc.constantFrom(
      'Host: a',
      'host:b',
      'Accept-Encoding: br',
      'ACCEPT-ENCODING:gzip;q=0, br ',
      'Accept-Encoding: *',
      `If-None-Match: ${small.tag!}`,
      'If-None-Match: *, "x"',
      `If-None-Match: W/${small.tag!}`,
      'Connection: keep-alive',
      'Connection: Keep-Alive, x',
      'Content-Length: 0',
      'X-A:',
      'X-B: é',
      'Cookie: a=b',
      'Range: bytes=0-0',
      'Te: trailers',
      'Expect: 100-continue',
      'A b: c',
      ': d',
      'Keep-Alive: 3',
      'X-C: a\tb',
      'Upgrade: h2c',
    );
    const target = fc.constantFrom(
      '/small',
      '/small',
      '/large',
      '/other',
      '/small#x',
      '/sm all',
      'http://a/small',
      '*',
      '/small?',
      '//small',
      '/\x80',
    );
    const request = fc
      .tuple(fc.constantFrom('GET', 'GET', 'GET', 'get', 'HEAD', 'POST'), target, fc.array(line, { maxLength: 6 }))
      .map(
        ([method, where, lines]) =>
          `${method} ${where} HTTP/1.1\r\nHost: x\r\n${lines.map((text) => `${text}\r\n`).join('')}\r\n`,
      );
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 3 }), async (requests) => {
        // node:http may drop what it has not answered when the client's end comes; this one lets the server end.
        await both(`${requests.join('')}GET /other HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
      }),
      { numRuns: 300 },
    );
  });

  it('writes no further to a client that does not take what was sent', async () => {
    inLane = [];
    const socket = dial(servers[0]!).pause();
    const large = 'GET /large HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n';
    for (let i = 0; i < 60; i++) {
      socket.write(large);
      await new Promise((passed) => setTimeout(passed, 2));
    }
    // The system takes some megabytes; then the connection is node:http's, which waits.
    expect(inLane.length).toBeLessThan(60);
    let bytes = 0;
    socket.on('data', (chunk: Buffer) => (bytes += chunk.byteLength)).resume();
    await expect.poll(() => bytes, { timeout: 20_000 }).toBeGreaterThan(60 * 300_000);
    socket.destroy();
  });

  it('lets go of a client that asks nothing', async () => {
    const server = await listen('127.0.0.1', 0);
    const lane = laneBefore(server, () => undefined, 100);
    await new Promise((resolve) =>
      dial({ server })
        .on('error', () => undefined)
        .once('close', resolve)
        .resume()
        .on('end', resolve),
    );
    await close(server, () => {
      lane.closeAll();
    });
  });
});
