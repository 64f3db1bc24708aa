import { createEdition, type Edition } from './edition.ts';
import { type HeaderLines } from './headers.ts';
import { KeptAnswers } from './kept-answers.ts';
import { packFile, PackedPages } from './packed-pages.ts';
import { type OpenedSite, type Site } from './site.ts';
import { type StaticFiles } from './static-files.ts';

/** What editions are opened from. */
export interface EditionsParts {
  readonly site: Site;
  readonly siteFolder: string;
  readonly files: StaticFiles;
  readonly headers: HeaderLines;
  /** Bytes of finished answers that an edition keeps. */
  readonly cacheBytes: number;
  /** Told in a sentence of pages written beforehand that are not used, and of damaged ones. */
  readonly onWarning: (what: string) => void;
}

/** A build of the data, opened, and the pages that were written for it beforehand. */
interface Prepared {
  readonly opened: OpenedSite;
  readonly packed: PackedPages | undefined;
}

/** An edition and what it holds open. */
interface Published extends Prepared {
  readonly edition: Edition;
  readonly kept: KeptAnswers;
}

/** The edition that is served at present, and the way to the next. */
export class Editions {
  readonly #parts: EditionsParts;
  readonly #origin: string;
  #current: Published;
  #reloading: Promise<string> | undefined;

  private constructor(parts: EditionsParts, origin: string, first: Prepared) {
    this.#parts = parts;
    this.#origin = origin;
    this.#current = publish(parts, origin, first);
  }

  /**
   * Opens the first one, and gives what serves it under a public address.
   *
   * The address may be known only once the port is taken, and from then on there is no time for waiting: clients come.
   *
   * @throws Error if there is no whole build of the data.
   */
  static async prepare(parts: EditionsParts): Promise<(origin: string) => Editions> {
    const first = await prepare(parts);
    return (origin) => new Editions(parts, origin, first);
  }

  /** What is served; a request keeps to the one it began with. */
  get current(): Edition {
    return this.#current.edition;
  }

  /** The version of the data that are served. */
  get version(): string {
    return this.#current.opened.version;
  }

  /** Bytes of finished answers that are kept at present. */
  get keptBytes(): number {
    return this.#current.kept.bytes;
  }

  /**
   * Opens the current build of the data, if it is another, serves it from then on, and gives its version.
   *
   * Answers in the making end as they began. Asked again meanwhile, it is the same opening.
   *
   * @throws Error if the build cannot be opened; what was served goes on being served.
   */
  reload(): Promise<string> {
    return (this.#reloading ??= this.#reload().finally(() => {
      this.#reloading = undefined;
    }));
  }

  async #reload(): Promise<string> {
    const opened = await this.#parts.site.open();
    if (opened.version === this.version) return this.version;
    const next = await prepare(this.#parts, opened);
    const { packed } = this.#current;
    this.#current = publish(this.#parts, this.#origin, next);
    // Packed pages are read at once, so nobody is in the middle of one.
    packed?.close();
    return opened.version;
  }
}

async function prepare({ site, siteFolder, headers, onWarning }: EditionsParts, given?: OpenedSite): Promise<Prepared> {
  const opened = given ?? (await site.open());
  return { opened, packed: await PackedPages.open(packFile(siteFolder, opened.version), headers, onWarning) };
}

function publish(
  { files, cacheBytes, onWarning }: EditionsParts,
  origin: string,
  { opened, packed: written }: Prepared,
): Published {
  const kept = new KeptAnswers(cacheBytes);
  const packed = written?.description.origin === origin ? written : undefined;
  if (written !== packed) {
    onWarning(
      `The packed pages name ${written!.description.origin} as their address and are not used; write them for ${origin}: npm run pages`,
    );
    written!.close();
  }
  return { opened, kept, packed, edition: createEdition({ ...opened, files, kept, packed }) };
}
