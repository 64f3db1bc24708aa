import { type Server } from 'node:http';
import { type Socket } from 'node:net';
import { type Answer } from './answer.ts';
import { type Encoding, preferredEncoding } from './encoding.ts';
import { namesEntityTag } from './etag.ts';
import { readPlainGet } from './plain-get.ts';
import { Wire } from './wire.ts';

/** What the lane stands before. */
export interface FastLaneParts {
  /** Takes over every connection with a request that the lane does not answer. */
  readonly server: Server;
  /** The answer that stands ready for a target, if there is one. */
  readonly known: (target: string, encoding: Encoding) => Answer | undefined;
  /** How long a connection may be idle, in milliseconds. */
  readonly keepAlive: number;
  /** Told of each answer: its status, and the bytes of its body. */
  readonly onAnswer: (target: string, status: number, bytes: number) => void;
}

/**
 * Answers what stands ready straight on the connection, without the objects that `node:http` makes of each request.
 *
 * That takes a good part of its processor time (`npm run bench -- server`). Any other request is handed to `node:http` with its
 * connection, for good: its parser, limits and time-outs are the ones that count for whatever is unusual.
 */
export class FastLane {
  readonly #parts: FastLaneParts;
  readonly #wire: Wire;
  readonly #serve: readonly ((socket: Socket) => void)[];
  readonly #sockets = new Set<Socket>();

  /** Steps between a server and its new connections. */
  constructor(parts: FastLaneParts) {
    this.#parts = parts;
    this.#wire = new Wire(parts.keepAlive);
    const { server } = parts;
    // The server's own way to take a connection is a listener like any other (Node, "Event: 'connection'").
    this.#serve = server.listeners('connection') as ((socket: Socket) => void)[];
    server.removeAllListeners('connection').on('connection', (socket: Socket) => {
      this.#take(socket);
    });
  }

  #take(socket: Socket): void {
    this.#sockets.add(socket);
    const onTimeout = (): void => {
      socket.destroy();
    };
    const leave = (): void => {
      this.#sockets.delete(socket);
    };
    // A client that goes away in the middle is no fault of ours; the socket closes by itself.
    const onError = (): void => undefined;
    const onEnd = (): void => {
      socket.end();
    };
    const onData = (bytes: Buffer): void => {
      if (this.#answer(socket, bytes)) return;
      socket.off('data', onData).off('end', onEnd).off('error', onError).off('close', leave).off('timeout', onTimeout);
      leave();
      this.#handOver(socket, bytes);
    };
    socket.setTimeout(this.#parts.keepAlive);
    socket.on('data', onData).on('end', onEnd).on('error', onError).on('close', leave).on('timeout', onTimeout);
  }

  /** Lets go of the connections that are here; what was answered still goes out. */
  closeAll(): void {
    for (const socket of this.#sockets) socket.end();
  }

  #answer(socket: Socket, bytes: Buffer): boolean {
    // Who does not take what was sent is left to those who can wait.
    if (socket.writableLength > 0) return false;
    const request = readPlainGet(bytes);
    if (request === undefined) return false;
    const answer = this.#parts.known(request.target, preferredEncoding(request.acceptEncoding));
    if (answer === undefined) return false;
    const { tag, status, body } = answer;
    if (tag !== undefined && namesEntityTag(request.ifNoneMatch, tag)) {
      write(socket, this.#wire.unchanged(answer, tag));
      this.#parts.onAnswer(request.target, 304, 0);
    } else {
      write(socket, this.#wire.whole(answer));
      this.#parts.onAnswer(request.target, status, body.byteLength);
    }
    return true;
  }

  #handOver(socket: Socket, bytes: Buffer): void {
    socket.pause();
    socket.setTimeout(0);
    for (const serve of this.#serve) serve.call(this.#parts.server, socket);
    socket.unshift(bytes);
    socket.resume();
  }
}

function write(socket: Socket, [first, second]: readonly Uint8Array[]): void {
  if (second === undefined) {
    socket.write(first!);
    return;
  }
  socket.cork();
  socket.write(first!);
  socket.write(second);
  socket.uncork();
}
