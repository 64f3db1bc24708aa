import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Time-outs for clients, in milliseconds. */
export interface Patience {
  /** Limit for all headers of a request, then for the whole request; a client that dribbles is disconnected. */
  readonly headers: number;
  readonly request: number;
  /** Interval of looking for connections over these two. */
  readonly check: number;
  /**
   * Limit without any traffic on a connection; a stalled download is closed after once to twice that time, as Node
   * checks it.
   */
  readonly idle: number;
  /** Limit between requests on a connection. */
  readonly keepAlive: number;
}

const PATIENCE: Patience = { headers: 10_000, request: 15_000, check: 2_000, idle: 30_000, keepAlive: 15_000 };
/** Maximum number of open connections; further ones are closed at once. Each takes some 20 KB. */
const MOST_CONNECTIONS = 10_000;
/**
 * Whether the system spreads connections over processes that listen at one port each for itself (SO_REUSEPORT). Elsewhere `node:cluster` hands them
 * on from one process, and one handed to a process that dies before it takes it has no answer.
 */
const MAY_SHARE = process.platform === 'linux';
/** Interval in which a stopping server closes connections that have fallen idle, in milliseconds. */
const SWEEP_MS = 100;

/** A listening server with its connections. */
export class Listener {
  readonly server: Server;
  /** Open connections, each with the last response begun on it. */
  readonly #open = new Map<Socket, ServerResponse | undefined>();
  #closedBytes = 0;

  private constructor(server: Server) {
    this.server = server;
    server.on('connection', (socket: Socket) => {
      this.#open.set(socket, undefined);
      socket.once('close', () => {
        this.#open.delete(socket);
        this.#closedBytes += socket.bytesWritten;
      });
    });
    this.onRequest((request, response) => {
      if (this.#open.has(request.socket)) this.#open.set(request.socket, response);
    });
  }

  /**
   * Starts listening; the caller adds the listener for requests before the next turn of the event loop.
   *
   * @param isShared whether other processes of this server listen at the same port.
   * @throws Error in a sentence, if the address is taken, unknown or not allowed.
   */
  static async open(
    host: string,
    port: number,
    patience: Patience = PATIENCE,
    { isShared = false }: { readonly isShared?: boolean } = {},
  ): Promise<Listener> {
    const server = createServer({
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      connectionsCheckingInterval: patience.check,
      keepAliveTimeout: patience.keepAlive,
      // The front refuses such requests with the headers of all its answers; Node would without.
      requireHostHeader: false,
    });
    server.timeout = patience.idle;
    server.maxConnections = MOST_CONNECTIONS;
    const listener = new Listener(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        reject(new Error(describeFailure(error, host, port), { cause: error })),
      );
      server.listen({ port, host, ...(isShared && MAY_SHARE ? { reusePort: true, exclusive: true } : {}) }, resolve);
    });
    return listener;
  }

  /** Address of the server as a browser takes it. */
  get address(): string {
    const { address, family, port } = this.server.address() as AddressInfo;
    const everywhere = address === '0.0.0.0' || address === '::';
    const host = everywhere ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
    return `http://${host}:${String(port)}`;
  }

  /** Adds a listener for every request, those too that come with an expectation, which an answer is enough for. */
  onRequest(listener: (request: IncomingMessage, response: ServerResponse) => void): void {
    for (const event of ['request', 'checkContinue', 'checkExpectation']) this.server.on(event, listener);
  }

  /** Bytes sent over all connections, headers included. */
  get sentBytes(): number {
    return [...this.#open.keys()].reduce((sum, { bytesWritten }) => sum + bytesWritten, this.#closedBytes);
  }

  /** Returns whether an answer is being given on a connection. */
  isAnswering(socket: Socket): boolean {
    const last = this.#open.get(socket);
    return last !== undefined && !last.writableFinished && !last.destroyed;
  }

  /**
   * Stops taking connections, closes those on which nothing is being answered, and resolves when all are closed.
   *
   * Running downloads may end within the deadline; then their connections are cut, so that no client takes a part for the whole.
   *
   * @param deadline in milliseconds.
   */
  async close(deadline: number): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.server.close(() => resolve());
    });
    const closeIdle = (): void => {
      for (const socket of this.#open.keys()) if (!this.isAnswering(socket)) socket.destroySoon();
    };
    closeIdle();
    const sweep = setInterval(closeIdle, SWEEP_MS);
    const end = setTimeout(() => {
      for (const socket of this.#open.keys()) socket.destroy();
    }, deadline);
    await closed;
    clearInterval(sweep);
    clearTimeout(end);
  }
}

function describeFailure(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code ?? '') {
    case 'EADDRINUSE':
      return `Port ${String(port)} at ${host} is taken by another program. Stop that, or choose another port: PORT=${String(port + 1)} npm start`;
    case 'EACCES':
      return `Port ${String(port)} at ${host} needs more rights than this program has. Choose one above 1023: PORT=4321 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `This machine has no address ${host}. Set HOST to one it has, such as 127.0.0.1 or 0.0.0.0.`;
    default:
      return `Listening at ${host}, port ${String(port)}, failed: ${error.message}`;
  }
}
