import { firstWhere } from '../binary-search.ts';
import type { NodeIndex } from '../taxonomy/node-index.ts';

/** Pictures of one synset that follow each other: places `[from, to)` in its list. */
export interface PictureRun {
  readonly node: NodeIndex;
  readonly from: number;
  readonly to: number;
}

/** Pictures in an order. */
export interface PictureOrder {
  readonly length: number;
  /** Returns the pictures at positions `[from, to)`, clipped to the order. */
  slice(from: number, to: number): PictureRun[];
  /** Returns the position of a synset's picture, or `undefined` if the order omits it. */
  position(node: NodeIndex, place: number): number | undefined;
}

/**
 * The pictures of several synsets as one sequence, synset after synset, without a list of them all.
 *
 * Building takes O(synsets); a stretch or a position is found in O(log synsets).
 */
export class PictureSequence implements PictureOrder {
  readonly #nodes: readonly NodeIndex[];
  /** Position of each synset's first picture; one entry more than synsets. */
  readonly #starts: Float64Array;
  #places: ReadonlyMap<NodeIndex, number> | undefined;

  /** @param nodes each once, in the order to show them; @param count how many pictures a synset has. */
  constructor(nodes: Iterable<NodeIndex>, count: (node: NodeIndex) => number) {
    this.#nodes = [...nodes].filter((node) => count(node) > 0);
    this.#starts = new Float64Array(this.#nodes.length + 1);
    this.#nodes.forEach((node, i) => (this.#starts[i + 1] = this.#starts[i]! + count(node)));
  }

  /** Returns the number of pictures. */
  get length(): number {
    return this.#starts[this.#nodes.length]!;
  }

  /** Returns the pictures at positions `[from, to)`, clipped to the sequence. */
  slice(from: number, to: number): PictureRun[] {
    const end = Math.min(to, this.length);
    const runs: PictureRun[] = [];
    for (let position = Math.max(0, from); position < end;) {
      const i = firstWhere(this.#nodes.length, (run) => this.#starts[run]! > position) - 1;
      const start = this.#starts[i]!;
      const next = Math.min(end, this.#starts[i + 1]!);
      runs.push({ node: this.#nodes[i]!, from: position - start, to: next - start });
      position = next;
    }
    return runs;
  }

  /** Returns the position of a synset's picture, or `undefined` if the sequence omits it. O(synsets) the first time. */
  position(node: NodeIndex, place: number): number | undefined {
    this.#places ??= new Map(this.#nodes.map((one, i) => [one, i]));
    const i = this.#places.get(node);
    return i === undefined || place >= this.#starts[i + 1]! - this.#starts[i]! ? undefined : this.#starts[i]! + place;
  }
}

/** Some pictures of a sequence, in its order. */
export class ChosenPictures implements PictureOrder {
  readonly #sequence: PictureSequence;
  /** Positions in the sequence, in order. */
  readonly #positions: Float64Array;

  /** @param places of the pictures, each once; those that the sequence omits are left out. */
  constructor(sequence: PictureSequence, places: readonly PictureRun[]) {
    this.#sequence = sequence;
    const positions = places.map(({ node, from }) => sequence.position(node, from));
    this.#positions = Float64Array.from(positions.filter((one) => one !== undefined)).sort();
  }

  get length(): number {
    return this.#positions.length;
  }

  slice(from: number, to: number): PictureRun[] {
    const runs: PictureRun[] = [];
    for (const position of this.#positions.slice(Math.max(0, from), Math.max(0, to))) {
      const run = this.#sequence.slice(position, position + 1)[0]!;
      const last = runs.at(-1);
      if (last?.node === run.node && last.to === run.from) runs.splice(-1, 1, { ...last, to: run.to });
      else runs.push(run);
    }
    return runs;
  }

  position(node: NodeIndex, place: number): number | undefined {
    const position = this.#sequence.position(node, place);
    const found = position === undefined ? -1 : this.#positions.indexOf(position);
    return found === -1 ? undefined : found;
  }
}
