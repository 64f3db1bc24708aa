import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { createEdition } from '../../src/server/edition.ts';
import { createFront } from '../../src/server/front.ts';
import { securityHeaders } from '../../src/server/headers.ts';
import { KeptAnswers } from '../../src/server/kept-answers.ts';
import { close, listen } from '../../src/server/listen.ts';
import { metricsAnswer } from '../../src/server/metrics.ts';
import { type OpenedSite } from '../../src/server/site.ts';
import { askHttp, type Reply } from '../fixtures/ask-http.ts';

/** The public address of the site behind the front. */
export const ORIGIN = 'https://canopy.example';

/** A front on a port of its own before pages that a test makes up. */
export class SmallFront {
  /** What the pages were asked. */
  seen: Request[] = [];
  /** What went wrong. */
  errors: unknown[] = [];
  isReady = true;
  /** Seconds that a client is told to wait with costly requests. */
  wait: number | undefined;
  port = 0;
  #server: Server | undefined;

  /** Starts a front before pages that answer as told, and some that are written as text. */
  async before(
    pages: (url: URL, request: Request) => Response | Promise<Response>,
    write: OpenedSite['write'] = () => Promise.resolve(undefined),
  ): Promise<void> {
    [this.seen, this.errors, this.isReady, this.wait] = [[], [], true, undefined];
    const headers = securityHeaders(true);
    const edition = createEdition({
      write,
      render: async (request) => {
        this.seen.push(request);
        return pages(new URL(request.url), request);
      },
      files: { get: () => undefined },
      kept: new KeptAnswers(1024 * 1024),
    });
    const front = createFront({
      edition: () => edition,
      origin: ORIGIN,
      headers,
      unready: () => (this.isReady ? undefined : 'shutting down'),
      limit: () => Promise.resolve(this.wait),
      metrics: () => Promise.resolve(metricsAnswer('canopy_answers_total 1\n', headers)),
      onError: (error) => this.errors.push(error),
    });
    const server = await listen('127.0.0.1', 0);
    server.on('request', (request, response) => void front(request, response));
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  async ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
    return askHttp(`http://127.0.0.1:${String(this.port)}`, path, { method, headers });
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    if (this.#server !== undefined) await close(this.#server);
  }
}

/** A front for the tests of a file, closed after each. */
export function useFront(): SmallFront {
  const front = new SmallFront();
  afterEach(() => front.close());
  return front;
}
