import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { securityHeaders } from '../../src/server/answers/headers.ts';
import { Listener, type Patience } from '../../src/server/listen.ts';
import { exchangeBytes } from '../fixtures/ask-http.ts';
import { answerUnreadable } from '../../src/server/requests/refuse.ts';

const open: Listener[] = [];

afterEach(async () => {
  for (const listener of open.splice(0)) await listener.close(0);
});

async function listening(patience?: Patience): Promise<Listener & { port: number }> {
  const listener = await Listener.open('127.0.0.1', 0, patience);
  open.push(listener);
  return Object.assign(listener, { port: Number(new URL(listener.address).port) });
}

describe('listen', () => {
  it('says where it is reached', async () => {
    const { address } = await listening();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/);
  });

  it('says in a sentence that a port is taken, and what to do', async () => {
    const { port } = await listening();
    await expect(Listener.open('127.0.0.1', port)).rejects.toThrow(
      `Port ${String(port)} at 127.0.0.1 is taken by another program. Stop that, or choose another port: PORT=${String(port + 1)} npm start`,
    );
  });

  it('says in a sentence that the machine has no such address', async () => {
    await expect(Listener.open('192.0.2.1', 0)).rejects.toThrow('This machine has no address 192.0.2.1.');
  });

  it('lets a client go that dribbles its headers, and serves others meanwhile', async () => {
    const { server, port, address } = await listening({
      headers: 600,
      request: 900,
      check: 100,
      idle: 60_000,
      keepAlive: 60_000,
    });
    server.on('request', (_, response) => response.end('here'));
    const slow = connect(port, '127.0.0.1');
    slow.on('error', () => undefined);
    const ended = new Promise((resolve) => slow.once('close', resolve));
    slow.resume().write('GET / HTTP/1.1\r\n');
    const dribble = setInterval(() => slow.write('X-A: b\r\n'), 100);
    expect(await (await fetch(address)).text()).toBe('here');
    await ended;
    clearInterval(dribble);
  });
});

it('lets a client go that takes nothing of its answer', async () => {
  const { server, port } = await listening({ headers: 600, request: 900, check: 100, idle: 300, keepAlive: 60_000 });
  const gone = new Promise((resolve) => {
    server.on('request', (_, response) => response.once('close', resolve).write(new Uint8Array(50_000_000)));
  });
  const stalled = connect(port, '127.0.0.1').pause();
  stalled.on('error', () => undefined);
  stalled.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await gone;
  stalled.destroy();
});

describe('close', () => {
  /** Opens a connection, sends a text, and collects what comes over it. @param awaited comes before this resolves. */
  async function dial(port: number, sent: string, awaited = ''): Promise<{ socket: Socket; closed: Promise<unknown> }> {
    const socket = connect(port, '127.0.0.1');
    let came = '';
    socket.on('error', () => undefined).on('data', (chunk: Buffer) => (came += chunk.toString('latin1')));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await once(socket, 'connect');
    socket.write(sent);
    while (!came.includes(awaited)) await once(socket, 'data');
    return { socket, closed };
  }

  it('takes no new connection, and waits for a running answer to finish', async () => {
    const { server, address, ...listener } = await listening();
    const running = open.at(-1)!;
    let finish = (): unknown => undefined;
    server.on('request', (_, response) => {
      response.write('first half, ');
      finish = () => response.end('second half');
    });
    const reply = await fetch(address);
    let closed = false;
    const closing = running.close(60_000).then(() => (closed = true));
    await expect(fetch(address)).rejects.toThrow();
    expect(closed).toBe(false);
    finish();
    expect(await reply.text()).toBe('first half, second half');
    await closing;
    expect(listener.port).toBeGreaterThan(0);
  });

  it('ends at once the connections on which nothing is answered: idle, silent, and with half a request', async () => {
    const listener = await listening();
    listener.server.on('request', (_, response) => response.end('here'));
    const idle = await dial(listener.port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', 'here');
    const silent = await dial(listener.port, '');
    const half = await dial(listener.port, 'GET / HTTP/1.1\r\nHost: a\r\n');
    const dribble = setInterval(() => half.socket.write('X-A: b\r\n'), 20);
    await listener.close(3_600_000);
    await Promise.all([idle.closed, silent.closed, half.closed]);
    clearInterval(dribble);
  });

  it('cuts a download that goes on at the deadline', async () => {
    const listener = await listening();
    listener.server.on('request', (_, response) =>
      response.writeHead(200, { 'Content-Length': 1_000_000 }).write('begun'),
    );
    const download = await dial(listener.port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', 'begun');
    await listener.close(100);
    await download.closed;
  });
});

describe('answerUnreadable', () => {
  async function exchange(text: string): Promise<string> {
    const listener = await listening();
    listener.server.on('request', (_, response) => response.end('here'));
    answerUnreadable(listener, securityHeaders(false));
    return exchangeBytes(listener.port, text);
  }

  it.each([
    ['no HTTP at all', '\x16\x03\x01\x02\x00\r\n\r\n', 400],
    ['a method that nobody knows', 'FETCH / HTTP/1.1\r\nHost: a\r\n\r\n', 501],
    ['CONNECT', 'CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n', 405],
    ['headers without end', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
    ['two lengths', 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    ['a blank before the colon', 'GET / HTTP/1.1\r\nHost : a\r\n\r\n', 400],
  ])('answers %s in a sentence with the security headers, and closes', async (_, text, status) => {
    const reply = await exchange(text);
    expect(reply.startsWith(`HTTP/1.1 ${String(status)} `)).toBe(true);
    expect(reply.match(/^HTTP\/1\.1 /gm)).toHaveLength(1);
    expect(reply).toContain('\r\nConnection: close\r\n');
    expect(reply).toContain("\r\nContent-Security-Policy: default-src 'none'");
    expect(reply).toContain('\r\nX-Content-Type-Options: nosniff\r\n');
  });

  it('sends no body to a HEAD that it cannot read', async () => {
    const reply = await exchange('HEAD /a b HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(reply.startsWith('HTTP/1.1 400 ')).toBe(true);
    expect(reply.endsWith('\r\n\r\n')).toBe(true);
  });
});
