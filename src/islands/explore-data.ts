import { decodeColumns } from '../format/columns.ts';
import { decodeExplore, EXPLORE_SCHEMA, type ExploreTree, subtreeAt } from '../view/explore-columns.ts';
import type { ExploreFiles } from '../view/explore-files.ts';
import type { ExploreMatches } from '../view/explore-matches.ts';
import { COVERAGE_SCHEMA, decodeMarks, type ExploreMarks, MARKS_SCHEMA } from '../view/explore-marks.ts';

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
    return (this.#marks ??= bytesOf(this.#files.marks, this.#signal).then(
      (bytes) => decodeMarks(decodeColumns(MARKS_SCHEMA, bytes, 'marks.columns'), this.tree.parent.length, this.first),
    ));
  }

  /** Which of its places another dataset has images of. */
  async coverage(dataset: string): Promise<Uint8Array> {
    const { held } = decodeColumns(COVERAGE_SCHEMA, await bytesOf(this.#files.coverage(dataset), this.#signal), 'coverage');
    return held.subarray(this.first, this.first + this.tree.parent.length);
  }

  /** The places that a search finds, the likeliest first, or `undefined` if it could not be done. */
  async matches(text: string): Promise<ExploreMatches | undefined> {
    const answer = await fetch(this.#files.matches(text), { signal: this.#signal }).catch(() => undefined);
    if (answer?.ok !== true) return undefined;
    const { total, places } = (await answer.json()) as ExploreMatches;
    const within = places.map((place) => place - this.first).filter((place) => place >= 0 && place < this.tree.parent.length);
    return { total: total === places.length ? within.length : total, places: within };
  }
}

async function bytesOf(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new Error(`HTTP ${String(answer.status)}`);
  return new Uint8Array(await answer.arrayBuffer());
}
