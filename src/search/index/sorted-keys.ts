import { firstWhere } from '../../domain/binary-search.ts';
import { type TextColumn, textAt } from '../../domain/text-column.ts';

/** A half-open range of positions. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const encoder = new TextEncoder();

/** Strings in the order of their UTF-8 bytes, looked up by binary search without decoding them. */
export class SortedKeys {
  /** The bytes and where each string ends. */
  readonly column: TextColumn;
  readonly size: number;

  constructor(column: TextColumn) {
    this.column = column;
    this.size = column.end.length - 1;
  }

  /** The string at a position. */
  at(i: number): string {
    return textAt(this.column, i);
  }

  /** The position of a string, or `undefined`. O(log size). */
  find(key: string): number | undefined {
    const bytes = encoder.encode(key);
    const { text, end } = this.column;
    const i = firstWhere(this.size, (middle) => comparePrefix(bytes, text, end[middle]!, end[middle + 1]!) >= 0);
    if (i === this.size || end[i + 1]! - end[i]! !== bytes.length) return undefined;
    return comparePrefix(bytes, text, end[i]!, end[i + 1]!) === 0 ? i : undefined;
  }

  /** The positions of the strings that begin with a text. O(log size). */
  startingWith(prefix: string): Range {
    const bytes = encoder.encode(prefix);
    const { text, end } = this.column;
    return rangeWhere(this.size, (i) => comparePrefix(bytes, text, end[i]!, end[i + 1]!));
  }
}

/**
 * The range of sorted positions where a comparison gives 0.
 *
 * @param compare negative where the wanted lies after the position, positive where it lies before.
 */
export function rangeWhere(size: number, compare: (i: number) => number): Range {
  const start = firstWhere(size, (i) => compare(i) >= 0);
  return { start, end: firstWhere(size, (i) => compare(i) > 0, start) };
}

/** Compares bytes with a prefix: negative before it, 0 if they begin with it, positive after. */
export function comparePrefix(prefix: Uint8Array, text: Uint8Array, start: number, end: number): number {
  for (let i = 0; i < prefix.length; i++) {
    if (start + i >= end) return -1;
    const difference = text[start + i]! - prefix[i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
