import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HeaderLines } from './answers/headers.ts';

/** A page, its JSON twin, a fragment or a redirect as text; one of status 200 may be cached for everyone. */
export interface WrittenPage {
  readonly status: number;
  /** Content type; absent without content. */
  readonly type: string | undefined;
  readonly text: string;
  /** Header lines of this page alone, such as where it leads. */
  readonly headers: HeaderLines;
}

/** Pages over one build of the data. */
export interface Pages {
  /**
   * Answers an address: by a page as text, or by a response with a file or for a program.
   *
   * @param address with scheme and host. @param headers the header lines about ranges.
   * @throws StoreError if the data cannot be read, Error if the page fails.
   */
  readonly answer: (address: string, headers?: Readonly<Record<string, string>>) => Promise<WrittenPage | Response>;
}

/** The pages over one build of the data, with its version. */
export interface OpenedSite extends Pages {
  readonly version: string;
  /** Renders a request by Astro, as development does, with the same bytes as {@link answer}. */
  readonly render: (request: Request) => Promise<Response>;
}

/** Returns pages made in another thread. @param charge called with the milliseconds of processor time of each part of an answer. */
export type CostlyPages = (charge: (ms: number) => void) => Pages;

/** The pages over the builds of one source. */
export interface Site {
  /**
   * Opens a build of the data; the same build gives the same pages.
   *
   * Answers in progress stay with their build.
   *
   * @param version the current one by default.
   * @throws Error if there is no complete build of that version.
   */
  readonly open: (version?: string) => Promise<OpenedSite>;
  /** Returns the reason why the data cannot be read at the moment, if it is known. */
  readonly trouble: () => string | undefined;
}

/** Options of a site. */
export interface SiteOptions {
  /** Folder of the built data, or the http or https base URL that they are read from. */
  readonly data: string;
  /** Bound on the cached blocks of long files, in bytes; 32 MB by default. */
  readonly cacheBytes?: number | undefined;
  /** Returns the scheme, host and port of the site; called for each answer, since the port may be taken later. */
  readonly origin: () => string;
}

/**
 * Loads the built pages.
 *
 * @param folder holds `server/entry.mjs`, which exports what `entry.ts` does, and `client/`.
 */
export async function openSite(folder: string, options: SiteOptions): Promise<Site> {
  const entry = (await import(pathToFileURL(path.join(folder, 'server/entry.mjs')).href)) as {
    readonly createSite: (options: SiteOptions) => Site;
  };
  return entry.createSite(options);
}
