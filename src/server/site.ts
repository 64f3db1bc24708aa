import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The pages over one build of the data. */
export interface OpenedSite {
  /** Of the data. */
  readonly version: string;
  /** Answers a request with a page, a JSON twin or a download. */
  readonly render: (request: Request) => Promise<Response>;
  /** The same by Astro alone, however long it takes: what {@link render} is tested against. */
  readonly renderUnframed: (request: Request) => Promise<Response>;
}

/** The built pages: what `entry.ts` exports once Astro has built it. */
export interface Site {
  /** Opens the current build of the data. */
  readonly open: () => Promise<OpenedSite>;
  /** Why the data cannot be read at the moment, where that is known. */
  readonly trouble: () => string | undefined;
}

/**
 * Loads a built site; it finds its data and its public address by the environment.
 *
 * @param folder holds `server/entry.mjs` and `client/`.
 */
export async function openSite(folder: string): Promise<Site> {
  return (await import(pathToFileURL(path.join(folder, 'server/entry.mjs')).href)) as Site;
}
