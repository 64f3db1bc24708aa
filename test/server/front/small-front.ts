import { afterEach } from 'vitest';
import { Edition } from '../../../src/server/edition.ts';
import { createFront } from '../../../src/server/front.ts';
import { securityHeaders } from '../../../src/server/answers/headers.ts';
import { AnswerCache } from '../../../src/server/answers/answer-cache.ts';
import { Listener } from '../../../src/server/listen.ts';
import { metricsAnswer } from '../../../src/server/metrics.ts';
import { answerUnreadable } from '../../../src/server/requests/refuse.ts';
import type { WrittenPage } from '../../../src/server/site.ts';
import { type TurnLimits, Turns } from '../../../src/server/processes/turns.ts';
import { askHttp, type Reply } from '../../fixtures/ask-http.ts';

/** The public address of the site behind the front. */
export const ORIGIN = 'https://canopy.example';

/** A front on a port of its own before pages that a test makes up. */
export class SmallFront {
  /** Requests that reached the pages. */
  seen: Request[] = [];
  /** Errors of answers. */
  errors: unknown[] = [];
  isReady = true;
  /** Milliseconds that the client was charged. */
  charged: number[] = [];
  /** Seconds that a client must wait before it asks again. */
  wait: number | undefined;
  /** Bounds of the turns in which answers are made and sent, besides the usual ones of these tests. */
  turns: Partial<TurnLimits> = {};
  cacheBytes = 1024 * 1024;
  port = 0;
  #listener: Listener | undefined;

  /** Starts a front before pages of a test's own. @param write makes those that are written as text. */
  async before(
    pages: (url: URL, request: Request) => Response | Promise<Response>,
    write: (address: string) => WrittenPage | undefined | Promise<WrittenPage | undefined> = notFoundPage,
  ): Promise<void> {
    [this.seen, this.errors, this.isReady, this.wait, this.charged] = [[], [], true, undefined, []];
    const limits = { parallel: 2, perClient: 2, waiting: 10, waitingPerClient: 10, patience: 10_000, ...this.turns };
    const headers = securityHeaders(true);
    const render = async (request: Request): Promise<Response> => {
      this.seen.push(request);
      return pages(new URL(request.url), request);
    };
    const answer = async (address: string, given?: Readonly<Record<string, string>>): Promise<WrittenPage | Response> =>
      (await write(address)) ?? render(new Request(address, given && { headers: given }));
    const opened = { version: 'test', answer, render };
    const edition = new Edition(opened, { get: () => undefined }, new AnswerCache(this.cacheBytes));
    const front = createFront({
      edition: () => edition,
      origin: ORIGIN,
      headers,
      unready: () => (this.isReady ? undefined : 'shutting down'),
      clientOf: () => ({
        name: 'client',
        findWait: () => Promise.resolve(this.wait),
        charge: (ms) => {
          this.charged.push(ms);
          return Promise.resolve();
        },
      }),
      work: new Turns(limits),
      quick: new Turns(limits),
      sending: new Turns(limits),
      metrics: () => Promise.resolve(metricsAnswer('canopy_answers_total 1\n', headers)),
      onError: (error) => this.errors.push(error),
    });
    const listener = await Listener.open('127.0.0.1', 0);
    listener.onRequest((request, response) => void front(request, response));
    answerUnreadable(listener, headers);
    this.#listener = listener;
    this.port = Number(new URL(listener.address).port);
  }

  async ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
    return askHttp(`http://127.0.0.1:${String(this.port)}`, path, { method, headers });
  }

  async close(): Promise<void> {
    await this.#listener?.close(0);
  }
}

function notFoundPage(address: string): WrittenPage | undefined {
  return address === `${ORIGIN}/404` ? { status: 404, type: 'text/html', text: 'nothing', headers: [] } : undefined;
}

/** A front for the tests of a file, closed after each. */
export function useFront(): SmallFront {
  const front = new SmallFront();
  afterEach(() => front.close());
  return front;
}
