import { type LineMemory } from './line-memory.ts';
import { noRun, type Run, type RunStore, SPILL } from './run-store.ts';
import { type ScanTables } from './scan-tables.ts';
import { LONGEST_LINE } from './text-chunks.ts';
import { escapeInto } from './url-bytes.ts';

const TAB = 0x09;
const LF = 0x0a;
const SMALL_N = 0x6e;
/** An image id with a number of fifteen digits, and the ends of fields. */
const LONGEST_ID = 40;

/** The bytes `[from, to)` of a line. */
export type Field = readonly [from: number, to: number];

/** A line that does not stand in its file as the list has it: it is made in a place of its own, and kept. */
export class RewrittenLine {
  readonly #tables: ScanTables;
  readonly #store: RunStore;
  readonly #memory: LineMemory;
  readonly #start: number;
  readonly #run: Run = { ...noRun(), lines: 1 };
  /** Numbers given to addresses that have none, by node. */
  #given: Uint32Array | undefined;

  constructor(tables: ScanTables, store: RunStore, memory: LineMemory) {
    this.#tables = tables;
    this.#store = store;
    this.#memory = memory;
    // An escaped byte takes three.
    this.#start = memory.allocate(LONGEST_ID + 3 * LONGEST_LINE);
  }

  /** Keeps a line made of its fields. @param stated the image's number; the next one of the synset if there is none. */
  keep(node: number, stated: string | undefined, url: Uint8Array, others: readonly Field[]): void {
    const given = (this.#given ??= new Uint32Array(this.#tables.offset.length));
    const number = stated ?? String(++given[node]!);
    const { bytes } = this.#memory;
    const idEnd =
      this.#start +
      bytes.write(`n${String(this.#tables.offset[node]!).padStart(8, '0')}_${number}`, this.#start, 'latin1');
    bytes[idEnd] = TAB;
    let at = escapeInto(bytes, idEnd + 1, url, 0, url.length);
    for (const [from, to] of others) {
      bytes[at++] = TAB;
      at += bytes.copy(bytes, at, from, to);
    }
    this.#keep(node, Number(number), idEnd, at);
  }

  /** Keeps a line of which only the separator, the line end, some bytes or the version of WordNet are others. @param number as it stands there: the bytes from its underscore on. */
  keepMapped(node: number, number: number, [digits, idEnd]: Field, url: Uint8Array): void {
    const { bytes } = this.#memory;
    let rest = this.#tables.offset[node]!;
    bytes[this.#start] = SMALL_N;
    for (let place = this.#start + 8; place > this.#start; place--) {
      const tenth = Math.floor(rest / 10);
      bytes[place] = 0x30 + rest - tenth * 10;
      rest = tenth;
    }
    let at = this.#start + 9;
    for (let i = digits; i < idEnd; i++) bytes[at++] = bytes[i]!;
    bytes[at++] = TAB;
    this.#keep(node, number, at - 1, escapeInto(bytes, at, url, 0, url.length));
  }

  #keep(node: number, number: number, idEnd: number, end: number): void {
    const run = this.#run;
    run.node = node;
    run.idBytes = idEnd - this.#start;
    run.first = run.last = number;
    this.#memory.bytes[end] = LF;
    this.#store.keep(run, this.#start, end + 1, SPILL, 0);
  }
}
