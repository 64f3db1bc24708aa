import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

/** How long the server waits for a client, in milliseconds. */
export interface Patience {
  /** For all headers of a request, then for the whole of it: one that dribbles is let go. */
  readonly headers: number;
  readonly request: number;
  /** How often that is looked after. */
  readonly check: number;
  /** For anything to move over a connection: one with a stalled download is closed. */
  readonly idle: number;
  /** For the next request on a connection. */
  readonly keepAlive: number;
}

/** What clients are given unless something else is said. */
const PATIENCE: Patience = { headers: 10_000, request: 15_000, check: 2_000, idle: 60_000, keepAlive: 15_000 };
/** How often a closing server lets go of connections that have fallen idle. */
const SWEEP_MS = 100;

/**
 * Starts listening; whoever called adds the listener for requests before the next turn of the event loop.
 *
 * @throws Error in a sentence, if the address is taken, unknown or not allowed.
 */
export async function listen(host: string, port: number, patience: Patience = PATIENCE): Promise<Server> {
  const server = createServer({
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    connectionsCheckingInterval: patience.check,
    keepAliveTimeout: patience.keepAlive,
  });
  server.timeout = patience.idle;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new Error(whyNot(error, host, port), { cause: error }));
    });
    server.listen(port, host, resolve);
  });
  return server;
}

/** The address of a listening server as a browser takes it. */
export function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const everywhere = address === '0.0.0.0' || address === '::';
  const host = everywhere ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${String(port)}`;
}

/**
 * Stops taking new connections and resolves when the last answer is finished, however long its download takes.
 *
 * A client that takes nothing for a minute does not hold it up.
 */
export async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    // A connection that falls idle only now would be held open for its next request.
    const sweep = setInterval(() => {
      server.closeIdleConnections();
    }, SWEEP_MS);
    server.close(() => {
      clearInterval(sweep);
      resolve();
    });
  });
}

function whyNot(error: NodeJS.ErrnoException, host: string, port: number): string {
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
