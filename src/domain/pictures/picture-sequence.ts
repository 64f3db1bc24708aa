import type { NodeIndex } from '../taxonomy/node-index.ts';

/** Pictures of one synset that follow each other: places `[from, to)` in its list. */
export interface PictureRun {
  readonly node: NodeIndex;
  readonly from: number;
  readonly to: number;
}

/**
 * The pictures of several synsets as one sequence, synset after synset, without a list of them all.
 *
 * Building takes O(synsets); a stretch or a position is found in O(log synsets).
 */
export class PictureSequence {
  readonly #nodes: readonly NodeIndex[];
  /** Position of each synset's first picture; one entry more than synsets. */
  readonly #starts: Float64Array;

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
      const i = this.#runAt(position);
      const start = this.#starts[i]!;
      const next = Math.min(end, this.#starts[i + 1]!);
      runs.push({ node: this.#nodes[i]!, from: position - start, to: next - start });
      position = next;
    }
    return runs;
  }

  /** Returns the position of a synset's picture, or `undefined` if the sequence omits it. O(synsets). */
  position(node: NodeIndex, place: number): number | undefined {
    const i = this.#nodes.indexOf(node);
    return i === -1 || place >= this.#starts[i + 1]! - this.#starts[i]! ? undefined : this.#starts[i]! + place;
  }

  #runAt(position: number): number {
    let low = 0;
    let high = this.#nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
