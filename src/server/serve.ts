import { type Server } from 'node:http';
import path from 'node:path';
import { type Logger, pino } from 'pino';
import { createEdition } from './edition.ts';
import { FastLane } from './fast-lane.ts';
import { createFront } from './front.ts';
import { securityHeaders } from './headers.ts';
import { KeptAnswers } from './kept-answers.ts';
import { addressOf, close, listen, PATIENCE } from './listen.ts';
import { packFile, PackedPages } from './packed-pages.ts';
import { type Settings } from './settings.ts';
import { openSite } from './site.ts';
import { readStaticFiles } from './static-files.ts';

/** A server at work. */
export interface RunningServer {
  /** Where it is reached, such as `http://127.0.0.1:4321`. */
  readonly address: string;
  /** Lets running answers finish, downloads included, and then stops. */
  readonly stop: () => Promise<void>;
}

/**
 * Serves a built site.
 *
 * @param siteFolder holds `server/entry.mjs` and `client/`.
 * @throws Error in a sentence, if the data or the site are not built or the port cannot be had.
 */
export async function serve(siteFolder: string, settings: Settings): Promise<RunningServer> {
  const log = pino({ level: settings.accessLog && settings.logLevel === 'warn' ? 'info' : settings.logLevel }, pino.destination(2));
  // The pages find their data and their public address by the environment.
  process.env['CANOPY_DATA'] = settings.data;
  const site = await openSite(siteFolder);
  const data = await site.open();
  const headers = securityHeaders(settings.origin?.startsWith('https:') ?? false);
  const files = await readStaticFiles(path.join(siteFolder, 'client'), headers);
  const onDamage = (why: string): void => {
    log.error(why);
  };
  const packed = await PackedPages.open(packFile(siteFolder, data), headers, onDamage);
  const kept = new KeptAnswers(settings.cacheBytes);
  let edition = createEdition({ render: site.render, files, kept });
  const server = await listen(settings.host, settings.port);
  const lane = new FastLane({
    server,
    known: (target, encoding) => edition.known(target, encoding),
    keepAlive: PATIENCE.keepAlive,
    onAnswer: (target, status, bytes) => {
      if (settings.accessLog) log.info({ method: 'GET', target, status, bytes, whole: true }, 'Answered.');
    },
  });
  const address = addressOf(server);
  const origin = settings.origin ?? address;
  process.env['CANOPY_ORIGIN'] = origin;
  if (packed?.description.origin === origin) edition = createEdition({ render: site.render, files, kept, packed });
  else if (packed !== undefined) log.warn(`The packed pages name ${packed.description.origin} as their address and are not used; write them for ${origin}: npm run pages`);
  let stopping = false;
  const front = createFront({
    edition: () => edition,
    origin,
    headers,
    unready: () => (stopping ? 'shutting down' : site.trouble() && 'the data cannot be read'),
    onError: (error, target) => {
      log.error({ err: error, target }, 'An answer failed.');
    },
  });
  server.on('request', (request, response) => void front(request, response));
  // What a client expects besides an answer is no reason not to give one.
  server.on('checkExpectation', (request, response) => void front(request, response));
  if (settings.accessLog) logAnswers(server, log);
  return {
    address,
    stop: async () => {
      stopping = true;
      await close(server, () => {
        lane.closeAll();
      });
    },
  };
}

function logAnswers(server: Server, log: Logger): void {
  server.on('request', (request, response) => {
    const began = performance.now();
    response.once('close', () => {
      const ms = Math.round((performance.now() - began) * 100) / 100;
      log.info({ method: request.method, target: request.url, status: response.statusCode, whole: response.writableFinished, ms }, 'Answered.');
    });
  });
}
