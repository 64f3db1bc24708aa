import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { type Logger, pino } from 'pino';
import { clientOf } from './requests/client-address.ts';
import { Editions } from './editions.ts';
import { createFront, type Front, type FrontClient } from './front.ts';
import { securityHeaders } from './answers/headers.ts';
import { Listener } from './listen.ts';
import { Metrics, metricsAnswer, type Way } from './metrics.ts';
import { RateLimit } from './requests/rate-limit.ts';
import { answerUnreadable } from './requests/refuse.ts';
import type { Settings } from './settings.ts';
import { openSite } from './site.ts';
import { readStaticFiles } from './static-files.ts';
import { releaseMemoryWhenIdle } from './processes/release-memory.ts';
import { ThreadedSite } from './processes/threaded-site.ts';
import { type TurnLimits, Turns } from './processes/turns.ts';

/** A server at work. */
export interface RunningServer {
  /** Address of the server, such as `http://127.0.0.1:4321`. */
  readonly address: string;
  readonly metrics: Metrics;
  /** Serves the current build of the data from now on and gives its version; `undefined` if it cannot be opened, which is logged. */
  readonly reload: () => Promise<string | undefined>;
  /** Lets running answers finish, downloads included, and then stops. */
  readonly stop: () => Promise<void>;
}

/** Options that differ when several processes serve. */
export interface ServeOptions {
  /** Gathers the figures of all processes; without it a server reports its own alone. */
  readonly figures?: () => Promise<string>;
  /** Whether other processes listen at the same port. */
  readonly isShared?: boolean;
}

/** Name of this machine's own line where answers wait their turn. */
const LOCAL = 'local';
/** Turns of work: two in parallel, so that one may wait for a disk or a store; a client that waits longer gets 503. */
const WORK: TurnLimits = {
  parallel: 2,
  perClient: 2,
  waiting: 500,
  waitingPerClient: 100,
  patience: 20_000,
};
/**
 * Turns of pages that take a millisecond or two: many wait for the disk in parallel, and one begins in each round of
 * the event loop.
 */
const QUICK: TurnLimits = {
  parallel: 8,
  perClient: 8,
  waiting: 2000,
  waitingPerClient: 500,
  patience: 20_000,
};
/** Turns of sending long bodies. Each holds some megabytes, and a reader that stalls holds its turn until the connection is closed. */
const SENDING: TurnLimits = {
  parallel: 24,
  perClient: 6,
  unlimitedClient: LOCAL,
  waiting: 40,
  waitingPerClient: 40,
  patience: 20_000,
};

/**
 * Serves a built site.
 *
 * @param siteFolder holds `server/entry.mjs` and `client/`.
 * @throws Error in a sentence, if the data or the site are not built or the port cannot be had.
 */
export async function serve(
  siteFolder: string,
  settings: Settings,
  { figures, isShared = false }: ServeOptions = {},
): Promise<RunningServer> {
  const log = pino(
    { level: settings.accessLog && settings.logLevel === 'warn' ? 'info' : settings.logLevel },
    pino.destination(2),
  );
  const headers = securityHeaders(settings.origin?.startsWith('https:') ?? false);
  const files = await readStaticFiles(path.join(siteFolder, 'client'), headers);
  let origin = settings.origin ?? '';
  const site = await openSite(siteFolder, {
    data: settings.data,
    cacheBytes: settings.storeCacheBytes / 2,
    origin: () => origin,
  });
  // Both threads read through a cache of half the size.
  const cacheBytes = settings.storeCacheBytes / 2;
  const costly = new ThreadedSite(
    () => ({ siteFolder, data: settings.data, cacheBytes, origin }),
    (error) => log.error({ err: error }, 'The thread that makes costly pages ended; another takes its place.'),
  );
  let stopping = false;
  const warm = async (version: string): Promise<void> => {
    try {
      await costly.warm(version);
    } catch (error) {
      if (stopping) return;
      log.warn(
        { err: error },
        'The thread of costly pages cannot open the data yet; it tries again with the next question.',
      );
    }
  };
  const editions = await Editions.open({
    site,
    files,
    cacheBytes: settings.cacheBytes,
    costlyOf: (version) => costly.pagesOf(version),
    prepare: warm,
  });
  const listener = await Listener.open(settings.host, settings.port, undefined, { isShared });
  const { address } = listener;
  // From here to the first listener nothing is waited for.
  origin = settings.origin ?? address;
  const metrics = new Metrics({
    version: () => editions.version,
    cachedBytes: () => editions.cachedBytes,
    sentBytes: () => listener.sentBytes,
  });
  const limit = settings.rateLimit === 0 ? undefined : new RateLimit(settings.rateLimit);
  const front = createFront({
    edition: () => editions.current,
    origin,
    headers,
    unready: () => (stopping ? 'shutting down' : (site.trouble() ?? costly.trouble()) && 'the data cannot be read'),
    clientOf: (request) => limitedClient(clientOf(request, settings.behindProxy), limit),
    work: new Turns(WORK),
    quick: new Turns(QUICK),
    sending: new Turns(SENDING),
    metrics: async () => metricsAnswer(await (figures ?? (() => metrics.registry.metrics()))(), headers),
    onError: (error, target) => log.error({ err: error, target }, 'An answer failed.'),
  });
  answerAll(listener, front, metrics);
  answerUnreadable(listener, headers);
  if (settings.accessLog) logAnswers(listener, log);
  void warm(editions.version);
  const endReleases = releaseMemoryWhenIdle();

  const reload = async (): Promise<string | undefined> => {
    try {
      return await editions.reload();
    } catch (error) {
      log.error(
        { err: error, version: editions.version },
        'The current build of the data cannot be opened; the one before it is still served.',
      );
      return undefined;
    }
  };
  const watch =
    settings.reloadSeconds === 0 ? undefined : setInterval(() => void reload(), 1000 * settings.reloadSeconds);
  return {
    address,
    metrics,
    reload,
    stop: async () => {
      stopping = true;
      clearInterval(watch);
      await listener.close(1000 * settings.stopSeconds);
      endReleases();
      await costly.close();
    },
  };
}

/** A client with its share of the server's time; this machine itself has no limit. */
function limitedClient(name: string | undefined, limit: RateLimit | undefined): FrontClient {
  return {
    name: name ?? LOCAL,
    findWait: async () => (name === undefined ? undefined : limit?.findWait(name)),
    charge: async (ms) => {
      if (name !== undefined && ms > 0) await limit?.charge(name, ms);
    },
  };
}

function answerAll(listener: Listener, front: Front, metrics: Metrics): void {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const way = front(request, response);
    if (typeof way === 'string') metrics.countAnswer(way, response.statusCode);
    else void countLater(way, response);
  };
  const countLater = async (way: Promise<Way>, response: ServerResponse): Promise<void> => {
    const began = performance.now();
    const known = await way;
    metrics.countAnswer(known, response.statusCode);
    if (known === 'rendered') metrics.observeRender((performance.now() - began) / 1000);
  };
  listener.onRequest(answer);
}

function logAnswers(listener: Listener, log: Logger): void {
  listener.onRequest((request, response) => {
    const began = performance.now();
    response.once('close', () => {
      const ms = Math.round((performance.now() - began) * 100) / 100;
      log.info(
        {
          method: request.method,
          target: request.url,
          status: response.statusCode,
          whole: response.writableFinished,
          ms,
        },
        'Answered.',
      );
    });
  });
}
