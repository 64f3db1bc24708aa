import { type LeftOutReason } from '../../../src/format/image-list.ts';
import { schemeProblem } from './address-problem.ts';
import { plainHostEnd, withAsciiHost } from './host.ts';
import { ID_END, LINE_END as RECORD_END, NUMBER, OFFSET, RECORD_WORDS, scanLines } from './line-kernel.ts';
import { type LineMemory } from './line-memory.ts';
import { entryAt, isListed, nodeOf, UNKNOWN } from './offset-table.ts';
import { type OpenRun } from './open-run.ts';
import { type RewrittenLine } from './rewritten-line.ts';
import { type RunStore } from './run-store.ts';
import { type ScanAccount } from './scan-account.ts';
import { type ScanTables } from './scan-tables.ts';
import { BLANK, BYTE_CLASS, ESCAPE, FOREIGN, isHex, LINE_END, plainEnd, RETURN } from './url-bytes.ts';

const TAB = 0x09;
const LF = 0x0a;
const SPACE = 0x20;
const SLASH = 0x2f;
const UNDERSCORE = 0x5f;
const SMALL_N = 0x6e;
/** An image's number has at most so many digits: more would not be exact. */
const MOST_DIGITS = 15;
/** Lines that the kernel reads at once: their records stay in the nearest cache. */
const RECORDS = 1024;
const RECORD_BYTES = 4 * RECORD_WORDS;

/** Reads lines of an image id, a tab or space, and an address. */
export class MappedLines {
  readonly #tables: ScanTables;
  readonly #store: RunStore;
  readonly #run: OpenRun;
  readonly #rewritten: RewrittenLine;
  readonly #memory: LineMemory;
  readonly #records: number;
  /** The offset in the last image id, and its entry in the table. */
  #offset = -1;
  #entry = UNKNOWN;

  constructor(tables: ScanTables, store: RunStore, run: OpenRun, rewritten: RewrittenLine, memory: LineMemory) {
    this.#tables = tables;
    this.#store = store;
    this.#run = run;
    this.#rewritten = rewritten;
    this.#memory = memory;
    this.#records = memory.allocate(RECORDS * RECORD_BYTES);
  }

  /** Reads whole lines: as many as it can by the kernel, each other by itself. */
  scan(from: number, to: number, account: ScanAccount): void {
    const last = this.#records + RECORDS * RECORD_BYTES;
    let at = from;
    while (at < to && account.bad === undefined) {
      const end = scanLines(this.#memory, at, to, this.#records, last);
      at = this.#addLines(at, end, account);
      if (end < last && at < to) at = this.#line(at, account);
    }
    this.#run.end(at);
  }

  /** Adds lines that stand as they are wanted, if their synsets are known. @param end of their records. @returns where the next line begins. */
  #addLines(from: number, end: number, account: ScanAccount): number {
    const { words } = this.#memory;
    const run = this.#run;
    const [first, last] = [this.#records / 4, end / 4];
    // All are looked up before any is copied: so one need not wait for the other's memory.
    for (let record = first; record < last; record += RECORD_WORDS) {
      const offset = words[record + OFFSET]!;
      if (offset !== this.#offset) this.#find(offset);
      words[record + OFFSET] = this.#entry;
    }
    let start = from;
    for (let record = first; record < last; record += RECORD_WORDS) {
      const entry = words[record + OFFSET]!;
      if (run.node !== nodeOf(entry)) {
        run.end(start);
        const next = this.#store.gather(4 * record, end, start) / 4;
        if (next > record) {
          const lines = (next - record) / RECORD_WORDS;
          account.line += lines;
          account.lines += lines;
          record = next - RECORD_WORDS;
          start = words[record + RECORD_END]!;
          continue;
        }
      }
      if (isListed(entry)) {
        account.line++;
        account.lines++;
        run.add(nodeOf(entry), start, words[record + ID_END]!, words[record + NUMBER]!);
      } else this.#line(start, account);
      start = words[record + RECORD_END]!;
    }
    return start;
  }

  /** Reads one line, whatever it is. @returns where the next begins. */
  #line(start: number, account: ScanAccount): number {
    const { bytes } = this.#memory;
    account.line++;
    const offset = offsetIn(bytes, start);
    const digits = start + 10;
    let i = digits;
    let number = 0;
    if (offset !== -1)
      for (let value = bytes[i]! - 0x30; value >= 0 && value <= 9; value = bytes[++i]! - 0x30)
        number = number * 10 + value;
    const idEnd = i;
    const separator = bytes[i];
    if (i === digits || i > digits + MOST_DIGITS || (separator !== TAB && separator !== SPACE)) {
      this.#run.end(start);
      return account.emptyOrBad(bytes, start, 'an image id such as n02084071_1, a tab or space, and an address');
    }
    account.lines++;
    if (offset !== this.#offset) this.#find(offset);
    const node = nodeOf(this.#entry);

    const urlStart = ++i;
    let problem: LeftOutReason | undefined = schemeProblem(bytes, i);
    let asItIs = isListed(this.#entry) && separator === TAB;
    let urlEnd = -1;
    while (problem === undefined && urlEnd === -1) {
      i = plainEnd(bytes, i);
      const kind = BYTE_CLASS[bytes[i]!]!;
      if (kind === LINE_END) urlEnd = i++;
      else if (kind === FOREIGN) {
        asItIs = false;
        i++;
      } else if (kind === ESCAPE && isHex(bytes[i + 1]) && isHex(bytes[i + 2])) i += 3;
      else if (kind === RETURN && bytes[i + 1] === LF) {
        asItIs = false;
        urlEnd = i;
        i += 2;
      } else problem = kind === ESCAPE ? 'escape' : kind === BLANK ? 'space' : 'control';
    }
    let address: Buffer | undefined;
    if (urlEnd !== -1 && plainHostEnd(bytes, bytes.indexOf(SLASH, urlStart) + 2) === -1) {
      const written = bytes.subarray(urlStart, urlEnd);
      const ascii = withAsciiHost(written);
      if (ascii === undefined) [problem, urlEnd, i] = ['host', -1, urlEnd];
      else if (ascii !== written) [address, asItIs] = [ascii, false];
    }
    if (urlEnd === -1 || node === -1) {
      this.#run.end(start);
      if (urlEnd === -1) i = bytes.indexOf(LF, i) + 1;
      account.leaveOut(
        node === -1 ? 'unknown' : problem!,
        bytes,
        start,
        i,
        node === -1 ? bytes.toString('latin1', start, digits - 1) : '',
      );
      return i;
    }
    if (asItIs) this.#run.add(node, start, idEnd, number);
    else {
      this.#run.end(start);
      this.#rewritten.keepMapped(node, number, [digits - 1, idEnd], address ?? bytes.subarray(urlStart, urlEnd));
    }
    return i;
  }

  /** Looks up another offset than that of the line before. */
  #find(offset: number): void {
    this.#offset = offset;
    this.#entry = entryAt(this.#tables.offsets, offset);
  }
}

/** The offset in the image id that a line begins with: of `n`, eight digits and an underscore; -1 if there is none. */
function offsetIn(bytes: Buffer, start: number): number {
  if (bytes[start] !== SMALL_N) return -1;
  let offset = 0;
  for (let digit = start + 1; digit < start + 9; digit++) {
    const value = bytes[digit]! - 0x30;
    if (!(value >= 0 && value <= 9)) return -1;
    offset = offset * 10 + value;
  }
  return bytes[start + 9] === UNDERSCORE ? offset : -1;
}
