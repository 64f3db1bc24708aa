import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A page or its JSON twin as text, that anyone may keep. */
export interface WrittenPage {
  /** Its content type. */
  readonly type: string;
  readonly text: string;
}

/** The pages over one build of the data. */
export interface OpenedSite {
  /** Of the data. */
  readonly version: string;
  /**
   * The text of a synset's page or twin, which are most there are. `undefined` for all else, errors included: to be rendered.
   *
   * @param address with scheme and host. @throws StoreError if the data cannot be read.
   */
  readonly write: (address: string) => Promise<WrittenPage | undefined>;
  /** Answers a request with a page, a JSON twin or a download: by Astro, also what {@link write} would give sooner. */
  readonly render: (request: Request) => Promise<Response>;
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
