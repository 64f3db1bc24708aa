import { Edition } from './edition.ts';
import { AnswerCache } from './answers/answer-cache.ts';
import type { CostlyPages, OpenedSite, Site } from './site.ts';
import type { StaticFiles } from './static-files.ts';

/** Parts from which editions are opened. */
export interface EditionsParts {
  readonly site: Site;
  readonly files: StaticFiles;
  /** Returns the pages over a build that take long, where those are made elsewhere. */
  readonly costlyOf?: (version: string) => CostlyPages;
  /** Called before the pages over a build are served, so that other threads open it. */
  readonly prepare?: (version: string) => Promise<void>;
  /** Size of each edition's cache of answers, in bytes. */
  readonly cacheBytes: number;
}

/** The edition that is served now, and the way to the next. */
export class Editions {
  readonly #parts: EditionsParts;
  #current: Edition;
  #reloading: Promise<string> | undefined;

  private constructor(parts: EditionsParts, first: OpenedSite) {
    this.#parts = parts;
    this.#current = publish(parts, first);
  }

  /**
   * Opens the current build of the data as the first edition.
   *
   * @throws Error if the data have no complete build.
   */
  static async open(parts: EditionsParts): Promise<Editions> {
    return new Editions(parts, await parts.site.open());
  }

  /** The edition served now; a request uses one edition from beginning to end. */
  get current(): Edition {
    return this.#current;
  }

  /** Version of the data served now. */
  get version(): string {
    return this.#current.pages.version;
  }

  /** Bytes in the cache of answers. */
  get cachedBytes(): number {
    return this.#current.cache.bytes;
  }

  /**
   * Opens the current build of the data, serves it from then on if it is another one, and returns its version.
   *
   * Answers already begun end with the edition they began with. Calls during a reload share it.
   *
   * @throws Error if the build cannot be opened; the edition before it is served on.
   */
  reload(): Promise<string> {
    return (this.#reloading ??= this.#reload().finally(() => {
      this.#reloading = undefined;
    }));
  }

  async #reload(): Promise<string> {
    const opened = await this.#parts.site.open();
    if (opened.version !== this.version) {
      await this.#parts.prepare?.(opened.version);
      this.#current = publish(this.#parts, opened);
    }
    return opened.version;
  }
}

function publish({ files, cacheBytes, costlyOf }: EditionsParts, opened: OpenedSite): Edition {
  return new Edition(opened, files, new AnswerCache(cacheBytes), costlyOf?.(opened.version));
}
