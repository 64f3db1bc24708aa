import { type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { addressOf, close, listen, type Patience } from '../../src/server/listen.ts';

const open: Server[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await close(server);
  }
});

async function listening(patience?: Patience): Promise<{ server: Server; port: number }> {
  const server = await listen('127.0.0.1', 0, patience);
  open.push(server);
  return { server, port: (server.address() as AddressInfo).port };
}

describe('listen', () => {
  it('says where it is reached', async () => {
    const { server, port } = await listening();
    expect(addressOf(server)).toBe(`http://127.0.0.1:${String(port)}`);
  });

  it('says in a sentence that a port is taken, and what to do', async () => {
    const { port } = await listening();
    await expect(listen('127.0.0.1', port)).rejects.toThrow(
      `Port ${String(port)} at 127.0.0.1 is taken by another program. Stop that, or choose another port: PORT=${String(port + 1)} npm start`,
    );
  });

  it('says in a sentence that the machine has no such address', async () => {
    await expect(listen('192.0.2.1', 0)).rejects.toThrow('This machine has no address 192.0.2.1.');
  });

  it('lets a client go that dribbles its headers, and serves others meanwhile', async () => {
    const { server, port } = await listening({
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
    expect(await (await fetch(addressOf(server))).text()).toBe('here');
    await ended;
    clearInterval(dribble);
  });
});

it('lets a client go that takes nothing of its answer', async () => {
  const { server, port } = await listening({ headers: 600, request: 900, check: 100, idle: 300, keepAlive: 60_000 });
  const gone = new Promise((resolve) => {
    server.on('request', (_, response) => {
      response.once('close', resolve).write(new Uint8Array(50_000_000));
    });
  });
  const stalled = connect(port, '127.0.0.1').pause();
  stalled.on('error', () => undefined);
  stalled.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await gone;
  stalled.destroy();
});

describe('close', () => {
  it('takes no new connection, and waits for a running answer to finish', async () => {
    const { server } = await listening();
    const address = addressOf(server);
    server.on('request', (_, response) => {
      response.write('first half, ');
      void setTimeout(300).then(() => response.end('second half'));
    });
    const running = await fetch(address);
    let closed = false;
    const closing = close(server).then(() => (closed = true));
    await expect(fetch(address)).rejects.toThrow();
    expect(closed).toBe(false);
    expect(await running.text()).toBe('first half, second half');
    await closing;
  });
});
