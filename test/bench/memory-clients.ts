/** A thread of clients that take as much of a server's memory as they can; `memory.bench.ts` starts it. */

import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { COSTLY } from './costly-answers.ts';

const { port, wnids } = workerData as { readonly port: number; readonly wnids: readonly string[] };

/** Connections of each kind. */
const MOST = 50;
/** Requests sent at once over a connection that reads nothing. */
const PIPELINED = 200;
/** Milliseconds after which a client that reads nothing leaves and another comes. */
const STAY = 5000;

let asked = 0;

function request(address: string, encoding: string): string {
  return `GET ${address} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: ${encoding}\r\n\r\n`;
}

/** Opens a connection that sends a text; resolves when the server or this client has closed it. */
async function visit(text: string, read: (socket: Socket) => void): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      resolve();
    });
  });
  socket.on('error', () => undefined);
  socket.write(text);
  read(socket);
  await Promise.race([closed, setTimeout(STAY)]);
  socket.destroy();
}

/** Reads whole lists, compressed on the way. */
function readLists(): Promise<void> {
  return visit(request(COSTLY['lists of subtrees'](asked++), 'br'), (socket) => socket.resume());
}

/** Asks for lists and reads nothing of them. */
function stall(): Promise<void> {
  return visit(request(COSTLY['lists of subtrees'](asked++), asked % 2 === 0 ? 'identity' : 'br'), (socket) =>
    socket.pause(),
  );
}

/** Asks for many pages at once, none of them cached, and reads nothing of them. */
function pipeline(): Promise<void> {
  const pages = Array.from({ length: PIPELINED }, () =>
    request(COSTLY[asked % 2 === 0 ? 'pages never seen' : 'pages with choices'](asked++, wnids), 'identity'),
  );
  return visit(pages.join(''), (socket) => socket.pause());
}

let isStopped = false;
parentPort!.once('message', () => {
  isStopped = true;
});
await Promise.all(
  [readLists, stall, pipeline].flatMap((client) =>
    Array.from({ length: MOST }, async () => {
      while (!isStopped) await client();
    }),
  ),
);
parentPort!.postMessage('stopped');
