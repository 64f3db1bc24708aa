import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The built pages: what `entry.ts` exports once Astro has built it. */
export interface Site {
  /** Answers a request with a page, a JSON twin or a download. */
  readonly render: (request: Request) => Promise<Response>;
  /** Opens the data and gives their version. */
  readonly open: () => Promise<string>;
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
