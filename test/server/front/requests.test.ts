import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { exchangeBytes } from '../../fixtures/ask-http.ts';
import { useFront } from './small-front.ts';

const front = useFront();

function exchange(text: string): Promise<string> {
  return exchangeBytes(front.port, text);
}

const start = (): Promise<void> =>
  front.before(() => new Response('here', { headers: { 'Content-Type': 'text/plain' } }));

describe('the Host of a request', () =>
  it.each([
    ['none in HTTP/1.1', 'HTTP/1.1', [], 400],
    ['none in HTTP/1.0', 'HTTP/1.0', [], 200],
    ['one', 'HTTP/1.1', ['Host: a.example'], 200],
    ['one with a port', 'HTTP/1.1', ['host: a.example:8080'], 200],
    ['an IPv6 address', 'HTTP/1.1', ['Host: [::1]:80'], 200],
    ['an empty one', 'HTTP/1.1', ['Host:'], 200],
    ['two', 'HTTP/1.1', ['Host: a', 'Host: b'], 400],
    ['two alike', 'HTTP/1.1', ['Host: a', 'hOST: a'], 400],
    ['two in HTTP/1.0', 'HTTP/1.0', ['Host: a', 'Host: a'], 400],
    ['a blank within', 'HTTP/1.1', ['Host: a b'], 400],
    ['a path', 'HTTP/1.1', ['Host: a/b'], 400],
    ['credentials', 'HTTP/1.1', ['Host: a@b'], 400],
    ['a port that is none', 'HTTP/1.1', ['Host: a:b'], 400],
    ['half a bracket', 'HTTP/1.1', ['Host: [::1'], 400],
    ['half an escape', 'HTTP/1.1', ['Host: a%2'], 400],
  ])('%s', async (_, version, hosts, status) => {
    await start();
    const reply = await exchange([`GET / ${version}`, ...hosts, 'Connection: close', '', ''].join('\r\n'));
    expect(reply).toContain(`HTTP/1.1 ${String(status)} `);
    expect(reply).toContain('\r\nX-Content-Type-Options: nosniff\r\n');
    expect(reply).toContain('\r\nConnection: close\r\n');
  }));

describe('a request that expects something', () =>
  it.each([
    ['100-continue', 'GET', 200],
    ['100-continue', 'HEAD', 200],
    ['something else', 'GET', 200],
    ['100-continue', 'POST', 405],
  ])('%s, by %s, is answered at once', async (expectation, method, status) => {
    await start();
    const reply = await exchange(
      `${method} / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: ${expectation}\r\nContent-Length: 0\r\n\r\n`,
    );
    expect(reply).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `));
  }));

describe('the body of a request', () =>
  it('is never read as another request', async () => {
    await start();
    const inner = 'GET /inner HTTP/1.1\r\nHost: a\r\n\r\n';
    for (const method of ['GET', 'POST']) {
      const reply = await exchange(
        `${method} / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${String(inner.length)}\r\n\r\n${inner}`,
      );
      expect(reply.match(/HTTP\/1\.1 \d{3}/g)).toHaveLength(1);
    }
    expect(front.seen.map(({ url }) => new URL(url).pathname)).not.toContain('/inner');
  }));

it('answers nothing that follows a request that it does not answer', async () => {
  await start();
  const reply = await exchange(
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhiGET /next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  );
  expect(reply.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 405']);
});

it.each(['gzip, chunked', 'xchunked'])(
  'refuses the unknown transfer coding %s, and what follows it',
  async (coding) => {
    await start();
    const reply = await exchange(
      `GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: ${coding}\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n`,
    );
    expect(reply.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 501']);
  },
);

it.each(['h2c', 'websocket'])(
  'stays with HTTP/1.1 where %s is asked for, and closes before what follows',
  async (other) => {
    await start();
    const reply = await exchange(
      `GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: ${other}\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n`,
    );
    expect(reply.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 200']);
    expect(reply).toContain('\r\nConnection: close\r\n');
  },
);

it('refuses what waited its turn while its client used the minute up', async () => {
  front.turns = { parallel: 1 };
  let end: () => void = () => undefined;
  await front.before(
    ({ pathname }) =>
      new Promise((resolve) => {
        end = () => resolve(new Response(pathname));
      }),
  );
  const first = front.ask('/a');
  while (front.seen.length === 0) await setTimeout(1);
  const second = front.ask('/b');
  await setTimeout(20);
  front.wait = 7;
  // One that is over its limit when it comes does not even wait for a turn.
  expect((await front.ask('/c')).status).toBe(429);
  end();
  expect((await first).body.toString()).toBe('/a');
  expect(await second).toMatchObject({ status: 429, headers: { 'retry-after': '7' } });
  expect(front.seen).toHaveLength(1);
});

it('describes a part in the answer that has it, and in none that a condition cut short', async () => {
  await front.before(
    () =>
      new Response('ab', {
        status: 206,
        headers: { ETag: '"file"', 'Accept-Ranges': 'bytes', 'Content-Range': 'bytes 0-1/9' },
      }),
  );
  const range = { Range: 'bytes=0-1' };
  expect((await front.ask('/a', range)).headers['content-range']).toBe('bytes 0-1/9');
  for (const [condition, status] of [
    [{ 'If-None-Match': '"file"' }, 304],
    [{ 'If-Match': '"other"' }, 412],
  ] as const) {
    const reply = await front.ask('/a', { ...range, ...condition });
    expect([reply.status, reply.headers['content-range'], reply.headers.etag]).toEqual([status, undefined, '"file"']);
  }
});
