import { availableParallelism } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { isBase } from '../store/data-source.ts';
import { parseBase } from '../store/http-source.ts';

const port = z.coerce.number().int().min(0).max(65535);

const place = z
  .string()
  .min(1)
  .transform((text, context) => {
    if (!isBase(text)) return path.resolve(text);
    const base = parseBase(text);
    if (base === undefined)
      context.addIssue('Expected an http or https address without credentials, query and fragment');
    return base?.href ?? z.NEVER;
  });

const schema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(4321),
  CANOPY_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  CANOPY_DATA: place.prefault('built/data'),
  STORE_CACHE_MB: z.coerce.number().min(0).max(65536).default(32),
  CACHE_MB: z.coerce.number().min(0).max(65536).default(64),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  ACCESS_LOG: z.enum(['', '0', '1']).default(''),
  WORKERS: z
    .union([z.literal('all').transform(() => availableParallelism()), z.coerce.number().int().min(1).max(512)])
    .default(1),
  RATE_LIMIT: z.coerce.number().int().min(0).max(60_000_000).default(20_000),
  BEHIND_PROXY: z.enum(['', '0', '1']).default(''),
  STOP_SECONDS: z.coerce.number().min(0).max(86_400).default(300),
  RELOAD_SECONDS: z.coerce.number().int().min(0).max(86_400).default(0),
});

/** Settings of the server. */
export interface Settings {
  /** `HOST`: the address to listen at; 127.0.0.1, this machine alone, by default. */
  readonly host: string;
  /** `PORT`: 4321 by default; 0 takes a free one. */
  readonly port: number;
  /** `CANOPY_ORIGIN`: the public address, which stands in canonical links; by default where the server listens. */
  readonly origin: string | undefined;
  /** `CANOPY_DATA`: the folder of the built data, or the http or https base URL that they are read from. */
  readonly data: string;
  /** `STORE_CACHE_MB`: megabytes of cached blocks of long files, 32 by default. */
  readonly storeCacheBytes: number;
  /** `CACHE_MB`: megabytes of finished answers to keep, 64 by default; 0 keeps none. */
  readonly cacheBytes: number;
  /** `LOG_LEVEL`: the least grave message to write, `warn` by default. */
  readonly logLevel: string;
  /** `ACCESS_LOG=1`: write a line for each answer. */
  readonly accessLog: boolean;
  /** `WORKERS`: processes that share the port, 1 by default; `all` takes one for each processor. */
  readonly workers: number;
  /** `RATE_LIMIT`: milliseconds of a process's time that one client may use in a minute, 20,000 by default; 0 sets no limit. */
  readonly rateLimit: number;
  /** `BEHIND_PROXY=1`: clients are identified by the address that a proxy adds to `X-Forwarded-For`. */
  readonly behindProxy: boolean;
  /** `STOP_SECONDS`: time for running downloads after a signal to stop, 300 by default. */
  readonly stopSeconds: number;
  /** `RELOAD_SECONDS`: how often to look for a new build of the data; 0, the default, is never but for SIGHUP. */
  readonly reloadSeconds: number;
}

/**
 * Reads the settings from environment variables; one that is empty counts as not given.
 *
 * @throws Error that names each variable with a value it cannot have.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      ({ path: [name], message }) => `${String(name)}=${String(given[String(name)])}: ${message}.`,
    );
    throw new Error(`Invalid settings in the environment:\n${faults.join('\n')}`);
  }
  const {
    HOST,
    PORT,
    CANOPY_ORIGIN,
    CANOPY_DATA,
    STORE_CACHE_MB,
    CACHE_MB,
    LOG_LEVEL,
    ACCESS_LOG,
    WORKERS,
    RATE_LIMIT,
    BEHIND_PROXY,
    STOP_SECONDS,
    RELOAD_SECONDS,
  } = parsed.data;
  return {
    host: HOST,
    port: PORT,
    origin: CANOPY_ORIGIN === undefined ? undefined : new URL(CANOPY_ORIGIN).origin,
    data: CANOPY_DATA,
    storeCacheBytes: STORE_CACHE_MB * 1024 * 1024,
    cacheBytes: CACHE_MB * 1024 * 1024,
    logLevel: LOG_LEVEL,
    accessLog: ACCESS_LOG === '1',
    workers: WORKERS,
    rateLimit: RATE_LIMIT,
    behindProxy: BEHIND_PROXY === '1',
    stopSeconds: STOP_SECONDS,
    reloadSeconds: RELOAD_SECONDS,
  };
}
