import { type Server } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Logger, pino } from 'pino';
import { createFront } from './front.ts';
import { securityHeaders } from './headers.ts';
import { KeptAnswers } from './kept-answers.ts';
import { addressOf, close, listen } from './listen.ts';
import { type Settings } from './settings.ts';
import { type Site } from './site.ts';
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
  const site = (await import(pathToFileURL(path.join(siteFolder, 'server/entry.mjs')).href)) as Site;
  await site.open();
  const headers = securityHeaders(settings.origin?.startsWith('https:') ?? false);
  const files = await readStaticFiles(path.join(siteFolder, 'client'), headers);
  const server = await listen(settings.host, settings.port);
  const address = addressOf(server);
  const origin = settings.origin ?? address;
  process.env['CANOPY_ORIGIN'] = origin;
  let stopping = false;
  const front = createFront({
    site,
    origin,
    headers,
    files,
    kept: new KeptAnswers(settings.cacheBytes),
    ready: () => !stopping,
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
      await close(server);
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
