import { type Slice, wholeSlices } from '../../domain/taxonomy/descendants.ts';
import { Tally } from '../../domain/taxonomy/tally.ts';

/**
 * Lists as ranges of bytes of one file.
 *
 * A file holds a list of all synsets in the order of {@link wholeSlices}: level by level, each in preorder. In that order the
 * nodes of a slice follow each other, so the list of any subtree is a few ranges of the file, one for each slice, and
 * the text before the first row and after the last. Put together they are the list, byte for byte.
 */

/** A range of bytes, its end left out. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Layout of a file of rows. */
export interface RowFile {
  /** Level of each node. */
  readonly level: Uint8Array;
  /** Bytes of each node's row or rows, with their separator; 0 where the file has none. */
  readonly rowBytes: ArrayLike<number>;
  /** Number of bytes before the first row. */
  readonly head: number;
  /** Number of bytes between two rows, and after the last. If both are equal the last row needs no special case. */
  readonly between: number;
  readonly foot: number;
}

/** Finds the byte ranges of any slices' list in a file of rows. Opening takes O(nodes × levels), a list O(slices). */
export class ListRanges {
  readonly #file: RowFile;
  readonly #tally: Tally;
  /** Offset of each level's first byte. */
  readonly #levelStart: readonly number[];
  /** Size of the whole file in bytes. */
  readonly bytes: number;

  constructor(file: RowFile) {
    this.#file = file;
    this.#tally = new Tally(file.rowBytes, file.level);
    let at = file.head;
    this.#levelStart = wholeSlices(file.level).map(({ start, end, level }) => {
      const first = at;
      at += this.#tally.sumOf(start, end, level);
      return first;
    });
    // The last row is followed by the foot instead of a separator.
    this.bytes = at === file.head ? file.head + (this.#hasFoot ? file.foot : 0) : at - file.between + file.foot;
  }

  /** Returns the ranges that, one after the other, are the list of some slices. */
  rangesOf(slices: readonly Slice[]): ByteRange[] {
    const { head, between, foot } = this.#file;
    const ranges: ByteRange[] = [];
    const add = (start: number, end: number): void => {
      const last = ranges.at(-1);
      if (end <= start) return;
      if (last?.end === start) ranges[ranges.length - 1] = { start: last.start, end };
      else ranges.push({ start, end });
    };
    add(0, head);
    const rows = slices
      .map(({ start, end, level }): ByteRange => {
        const first = this.#levelStart[level]! + this.#tally.sumOf(0, start, level);
        return { start: first, end: first + this.#tally.sumOf(start, end, level) };
      })
      .filter(({ start, end }) => end > start);
    if (!this.#hasFoot) {
      for (const { start, end } of rows) add(start, end);
      return ranges;
    }
    rows.forEach(({ start, end }, i) => {
      add(start, end - between);
      if (i === rows.length - 1) return;
      // The file's last row has no comma, so another row of the same bytes provides it.
      if (end - between + foot === this.bytes) add(this.#firstRowEnd - between, this.#firstRowEnd);
      else add(end - between, end);
    });
    add(this.bytes - foot, this.bytes);
    return ranges;
  }

  get #hasFoot(): boolean {
    return this.#file.between !== this.#file.foot;
  }

  get #firstRowEnd(): number {
    const { level, rowBytes, head } = this.#file;
    const first = level.findIndex((at, node) => at === 0 && rowBytes[node]! > 0);
    return head + rowBytes[first]!;
  }
}

/** Formats ranges as the fragment of an address, both ends included as in HTTP: `bytes=0-11,4000-4999`. */
export function rangeFragment(ranges: readonly ByteRange[]): string {
  return `bytes=${ranges.map(({ start, end }) => `${String(start)}-${String(end - 1)}`).join(',')}`;
}

/** Parses ranges from the fragment of an address; `undefined` if it holds none. */
export function parseRangeFragment(fragment: string): ByteRange[] | undefined {
  const list = /^#?bytes=(\d+-\d+(?:,\d+-\d+)*)$/.exec(fragment)?.[1];
  return list?.split(',').map((range) => {
    const [start = 0, last = 0] = range.split('-').map(Number);
    return { start, end: last + 1 };
  });
}
