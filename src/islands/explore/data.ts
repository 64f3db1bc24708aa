import { decodeColumns } from '../../format/columns.ts';
import { decodeExplore, EXPLORE_SCHEMA, type ExploreTree, subtreeAt } from '../../view/explore/columns.ts';
import type { ExploreFiles } from '../../view/explore/files.ts';
import { IDS_SCHEMA, placeOfId } from '../../view/explore/ids.ts';
import type { ExploreMatches } from '../../view/explore/matches.ts';
import { COVERAGE_SCHEMA, decodeMarks, type ExploreMarks, MARKS_SCHEMA } from '../../view/explore/marks.ts';
import { isPlain } from '../plain/plain.ts';

/** The numbers of a tree, or of one of its subtrees, as they are fetched. */
export class ExploreData {
  readonly tree: ExploreTree;
  /** The place of the whole tree that is place 0 here. */
  readonly first: number;
  readonly #files: ExploreFiles;
  readonly #signal: AbortSignal;
  #marks: Promise<ExploreMarks> | undefined;

  private constructor(tree: ExploreTree, first: number, files: ExploreFiles, signal: AbortSignal) {
    this.tree = tree;
    this.first = first;
    this.#files = files;
    this.#signal = signal;
  }

  /**
   * Fetches a tree.
   *
   * @param first where the subtree begins that is the whole of what is shown; 0 for all of it.
   * @throws if it cannot be fetched, or is none.
   */
  static async open(files: ExploreFiles, first: number, signal: AbortSignal): Promise<ExploreData> {
    const whole = decodeExplore(decodeColumns(EXPLORE_SCHEMA, await bytesOf(files.tree, signal), 'tree.columns'));
    return new ExploreData(first === 0 ? whole : subtreeAt(whole, first), first, files, signal);
  }

  /** What marks its places. */
  marks(): Promise<ExploreMarks> {
    return (this.#marks ??= bytesOf(this.#files.marks, this.#signal).then((bytes) =>
      decodeMarks(decodeColumns(MARKS_SCHEMA, bytes, 'marks.columns'), this.tree.parent.length, this.first),
    ));
  }

  /** Which of its places another dataset has images of. */
  async coverage(dataset: string): Promise<Uint8Array> {
    const { held } = decodeColumns(
      COVERAGE_SCHEMA,
      await bytesOf(this.#files.coverage(dataset), this.#signal),
      'coverage',
    );
    return held.subarray(this.first, this.first + this.tree.parent.length);
  }

  /** The place of a wnid or a group, if it is here. */
  async placeOf(id: string): Promise<number | undefined> {
    if (!isPlain()) return (await this.matches(id))?.places[0];
    const place = await explorePlace(this.#files, id, this.#signal);
    return place === undefined || place < this.first || place >= this.first + this.tree.parent.length
      ? undefined
      : place - this.first;
  }

  /** The places that a search finds, the likeliest first, or `undefined` if it could not be done. */
  async matches(text: string): Promise<ExploreMatches | undefined> {
    const found = await askMatches(this.#files, text, this.#signal).catch(() => undefined);
    if (found === undefined) return undefined;
    const { total, places } = found;
    const within = places
      .map((place) => place - this.first)
      .filter((place) => place >= 0 && place < this.tree.parent.length);
    return { total: total === places.length ? within.length : total, places: within };
  }
}

/**
 * The place of a wnid or a group in a whole tree, from the list of all ids: where no server can be asked.
 *
 * @throws if the list cannot be fetched.
 */
export async function explorePlace(files: ExploreFiles, id: string, signal: AbortSignal): Promise<number | undefined> {
  return placeOfId(decodeColumns(IDS_SCHEMA, await bytesOf(files.ids, signal), 'ids.columns').offset, id);
}

/** Asks for the places that a text finds: the server or, where there is none, the catalogue in a worker. */
async function askMatches(files: ExploreFiles, text: string, signal: AbortSignal): Promise<ExploreMatches> {
  if (isPlain()) {
    const { plainCatalogue } = await import('../plain/catalogue.ts');
    const [dataset = '', tree = ''] = files.tree.split('/').slice(3);
    return plainCatalogue().matches(dataset, tree, text);
  }
  const answer = await fetch(files.matches(text), { signal });
  if (!answer.ok) throw new Error(`HTTP ${String(answer.status)}`);
  return (await answer.json()) as ExploreMatches;
}

async function bytesOf(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new Error(`HTTP ${String(answer.status)}`);
  return new Uint8Array(await answer.arrayBuffer());
}
