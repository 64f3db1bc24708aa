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

const megabytes = z.coerce
  .number()
  .min(0)
  .max(65536)
  .transform((count) => count * 1024 * 1024);

const flag = z.enum(['', '0', '1']).transform((text) => text === '1');

const schema = z
  .object({
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: port.default(4321),
    CANOPY_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
    CANOPY_DATA: place.prefault('built/data'),
    STORE_CACHE_MB: megabytes.prefault(32),
    CACHE_MB: megabytes.prefault(64),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
    ACCESS_LOG: flag.prefault(''),
    WORKERS: z
      .union([z.literal('all').transform(() => availableParallelism()), z.coerce.number().int().min(1).max(512)])
      .default(1),
    RATE_LIMIT: z.coerce.number().int().min(0).max(60_000_000).default(20_000),
    BEHIND_PROXY: flag.prefault(''),
    STOP_SECONDS: z.coerce.number().min(0).max(86_400).default(300),
    RELOAD_SECONDS: z.coerce.number().int().min(0).max(86_400).default(0),
  })
  .transform((given) => ({
    /** The address to listen at; 127.0.0.1, this machine alone, by default. */
    host: given.HOST,
    /** 4321 by default; 0 takes a free one. */
    port: given.PORT,
    /** The public address, for canonical links; by default the one where the server listens. */
    origin: given.CANOPY_ORIGIN && new URL(given.CANOPY_ORIGIN).origin,
    /** The folder of the built data, or the http or https base URL that they are read from. */
    data: given.CANOPY_DATA,
    /** Bound on the cached blocks of long files. */
    storeCacheBytes: given.STORE_CACHE_MB,
    /** Bound on the finished answers that are cached; 0 caches none. */
    cacheBytes: given.CACHE_MB,
    /** The least grave message to write. */
    logLevel: given.LOG_LEVEL,
    /** Whether a line is written for each answer. */
    accessLog: given.ACCESS_LOG,
    /** Processes that share the port; `all` takes one for each processor. */
    workers: given.WORKERS,
    /** Milliseconds of processor time that one client may use in a minute; 0 sets no limit. */
    rateLimit: given.RATE_LIMIT,
    /** Whether clients are identified by the address that a proxy adds to `X-Forwarded-For`. */
    behindProxy: given.BEHIND_PROXY,
    /** Seconds that running downloads may continue after a signal to stop. */
    stopSeconds: given.STOP_SECONDS,
    /** Seconds between checks for a new build of the data; with 0 only SIGHUP reloads. */
    reloadSeconds: given.RELOAD_SECONDS,
  }));

/** Settings of the server. */
export type Settings = Readonly<z.infer<typeof schema>>;

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
  return parsed.data;
}
