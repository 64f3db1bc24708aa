import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ClientOptions, PoliteClient, retryAfterMs } from '../../scripts/pipeline/fetch/polite-client.ts';
import { runWorkers } from '../../scripts/pipeline/fetch/run-workers.ts';

/** Starts a host that answers in one way, and a client that asks it; both end with the test. */
async function hostOf(answer: RequestListener, options: Partial<ClientOptions> = {}) {
  const host = { asked: 0, open: 0, name: '' };
  const server = createServer((request, response) => {
    host.asked++;
    answer(request, response);
  });
  server.on('connection', (socket) => {
    host.open++;
    socket.on('close', () => host.open--);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const name = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  host.name = name;
  const defaults = { userAgent: 'test', connections: 2, rate: 10_000, firstPauseMs: 1, allowPrivate: new Set([name]) };
  const client = new PoliteClient({ ...defaults, ...options });
  onTestFinished(() => {
    client.close();
    server.closeAllConnections();
    server.close();
  });
  const ask = (path = 'a.jpg') => client.request(`http://${name}/${path}`, { accepts: () => true, maxBytes: 1000 });
  return { host, client, ask };
}

describe('a host', () => {
  it.each([
    ['demands a pause of years', 1, { 'retry-after': '1000000000' }],
    ['demands a pause without end', 1, { 'retry-after': '9'.repeat(400) }],
    ['is busy for ever', 10, {}],
  ])('%s: its other addresses fail without a request', async (_, most, headers) => {
    const { host, ask } = await hostOf((_request, response) => response.writeHead(429, headers).end(), {
      maxPauseMs: 100,
    });
    for (let i = 0; i < 20; i++) await expect(ask()).rejects.toMatchObject({ reason: 'busy', status: 429 });
    expect(host.asked).toBeLessThanOrEqual(most);
  });

  it('answers other addresses: each is tried as often as every other', async () => {
    const { host, ask } = await hostOf(
      (request, response) => response.writeHead(request.url === '/busy.jpg' ? 503 : 404).end(),
      { attempts: 3, maxPauseMs: 10 },
    );
    for (let i = 0; i < 10; i++) {
      await expect(ask('busy.jpg')).rejects.toMatchObject({ reason: 'busy' });
      await expect(ask('gone.jpg')).rejects.toMatchObject({ reason: 'gone' });
    }
    expect(host.asked).toBe(40);
  });

  it('sends a byte at a time: all attempts share one limit', async () => {
    const { host, ask } = await hostOf(
      (_request, response) => {
        const drip = setInterval(() => response.write('x'), 10);
        response.on('close', () => clearInterval(drip));
      },
      { totalMs: 100 },
    );
    await expect(ask()).rejects.toMatchObject({ reason: 'time-out' });
    expect(host.asked).toBe(1);
  });

  it.each([
    [404, 'gone'],
    [302, 'redirect-loop'],
  ])('sends a body without end with status %i: the connection is cut off', async (status, reason) => {
    const { host, ask } = await hostOf((_request, response) => {
      response.writeHead(status, { location: '/again' });
      const pour = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', pour);
      pour();
    });
    await expect(ask()).rejects.toMatchObject({ reason });
    await expect.poll(() => host.open).toBe(0);
  });

  it.each([
    '200 OK\r\ncontent-length: -5',
    `200 OK\r\nx: ${'a'.repeat(100_000)}`,
    '101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade',
  ])('answers with a head that is of no use: %.30s', async (head) => {
    const { host, ask } = await hostOf((_request, response) => response.socket?.end(`HTTP/1.1 ${head}\r\n\r\nabc`));
    await expect(ask()).rejects.toMatchObject({ reason: 'server-error' });
    expect(host.asked).toBe(1);
  });
});

it.each([
  [204, 'empty'],
  [205, 'empty'],
  [304, 'refused'],
  [999, 'server-error'],
])('status %i is %s', async (status, reason) => {
  const { ask } = await hostOf((_request, response) => response.writeHead(status).end());
  await expect(ask()).rejects.toMatchObject({ reason, status });
});

it.each(['file:///etc/passwd', 'data:image/png;base64,AAAA', 'javascript:1', 'http://[/'])(
  'a redirect to %s is no address, and is named',
  async (location) => {
    const { ask } = await hostOf((_request, response) => response.writeHead(302, { location }).end());
    await expect(ask()).rejects.toMatchObject({ reason: 'bad-address', message: location });
  },
);

it.each([
  ['120', 120_000],
  ['9'.repeat(400), Number.POSITIVE_INFINITY],
  ['some day', undefined],
  ['1e9', undefined],
  [undefined, undefined],
])('Retry-After %.10s', (header, ms) => expect(retryAfterMs({ 'retry-after': header })).toBe(ms));

it('Retry-After with a date counts from the time of the host, whatever the clock here shows', () => {
  const date = 'Tue, 01 Dec 1998 10:00:00 GMT';
  expect(retryAfterMs({ 'retry-after': 'Tue, 01 Dec 1998 10:02:00 GMT', date })).toBe(120_000);
  expect(retryAfterMs({ 'retry-after': new Date(Date.now() + 60_000).toUTCString() })).toBeGreaterThan(50_000);
});

it('a body waits for room, and no time runs out meanwhile', async () => {
  const { client, host } = await hostOf((_request, response) => response.end('x'.repeat(5000)), {
    idleMs: 300,
    totalMs: 600,
  });
  const address = `http://${host.name}/a.jpg`;
  const asked: number[] = [];
  const reserve = (bytes: number): Promise<undefined> => {
    asked.push(bytes);
    return sleep(900, undefined);
  };
  const { bytes } = await client.request(address, { accepts: () => true, maxBytes: 9000, reserve });
  expect([bytes.length, asked, host.asked]).toEqual([5000, [5000], 1]);
});

it('the first error of a worker ends all others, also where they wait for a host, and is thrown', async () => {
  const { client, ask } = await hostOf((_request, response) => response.writeHead(503, { 'retry-after': '60' }).end());
  const full = new Error('the disk is full');
  const ended: string[] = [];
  let workers = 0;
  const work = async (): Promise<void> => {
    if (workers++ === 0) {
      await sleep(50);
      throw full;
    }
    await ask().finally(() => ended.push('waiting'));
  };
  await expect(runWorkers(3, client, work)).rejects.toBe(full);
  expect(ended).toEqual(['waiting', 'waiting']);
});
