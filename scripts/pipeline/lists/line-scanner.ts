import { isUtf8 } from 'node:buffer';
import { type Complaint, shown } from '../input.ts';
import { type LeftOutReason } from '../../../src/format/image-list.ts';
import { LeftOutLines } from './left-out.ts';
import { type NodeSums, nodeSums } from './node-sums.ts';
import { nodeAt, type OffsetTable } from './offset-table.ts';
import { type RunStore, SPILL } from './run-store.ts';
import { BLANK, BYTE_CLASS, ESCAPE, escapeInto, FOREIGN, isHex, LINE_END, PLAIN, RETURN } from './url-bytes.ts';
import { type UrlForm } from './url-form.ts';

const TAB = 0x09;
const LF = 0x0a;
const SPACE = 0x20;
const UNDERSCORE = 0x5f;
const SMALL_N = 0x6e;
/** Lines that had to be rewritten gather here until their run ends. */
const SCRATCH_BYTES = 262_144;
/** An image's number has at most so many digits: more would not be exact. */
const MOST_DIGITS = 15;

/** A file of addresses as it is read. */
export interface ScannedFile {
  /** For messages. */
  readonly name: string;
  readonly form: UrlForm;
  /** Its number among the files that runs may be taken from as they stand; {@link SPILL} if it is not such a file. */
  readonly number: number;
}

/** What a scanner must know of identifiers. */
export interface ScanTables {
  /** Nodes by the offset that stands in identifiers. */
  readonly offsets: OffsetTable;
  /** The offset in WordNet 3.0 of each node, which stands in the list. */
  readonly offset: Uint32Array;
}

/** A line that cannot be part of a list of addresses at all. */
export interface BadLine {
  readonly file: string;
  readonly line: number;
  readonly complaint: Complaint;
}

/** An identifier that no synset has, and where it stands first. */
export interface UnknownIdentifier {
  readonly text: string;
  readonly file: string;
  readonly line: number;
  lines: number;
}

/**
 * Reads the lines of lists of addresses: whose they are, and whether each address will do.
 *
 * It works on bytes, in one pass. Lines that stand in the file just as they are wanted (`image id TAB address LF`, every
 * byte of the address one that may be there) are passed on together as long as they belong to one synset; others are
 * rewritten one by one. No line is made a string but those that are reported.
 */
export class LineScanner {
  readonly sums: NodeSums;
  readonly leftOut = new LeftOutLines();
  readonly unknown = new Map<string, UnknownIdentifier>();
  /** Lines of all files so far, empty ones and heads not counted. */
  lines = 0;
  /** The first line that is of no form; nothing is read after it. */
  bad: BadLine | undefined;
  readonly #tables: ScanTables;
  readonly #store: RunStore;
  #file: ScannedFile = { name: '', form: { kind: 'mapped' }, number: SPILL };
  /** Number of the line at hand in its file. */
  #line = 0;
  readonly #scratch = Buffer.allocUnsafeSlow(SCRATCH_BYTES);
  #scratched = 0;
  /** The node of the lines in scratch. */
  #scratchNode = -1;

  constructor(tables: ScanTables, store: RunStore) {
    this.#tables = tables;
    this.#store = store;
    this.sums = nodeSums(tables.offset.length);
  }

  /** Begins a file, or a part of one. @param line lines of it before this part. */
  begin(file: ScannedFile, line: number): void {
    this.#file = file;
    this.#line = line;
  }

  /** Lines of the file at hand read so far, all counted. */
  get line(): number {
    return this.#line;
  }

  /** Reads whole lines. @param at where the first stands in its file. */
  scan(bytes: Buffer, from: number, to: number, at: number): void {
    const { form } = this.#file;
    if (form.kind === 'mapped') this.#scanMapped(bytes, from, to, at);
    else if (form.kind === 'plain') this.#scanPlain(bytes, from, to, form.node);
    else this.#scanTable(bytes, from, to, form);
    this.#flushScratch();
  }

  /** Lines of an image id, a tab or space, and an address. */
  #scanMapped(bytes: Buffer, from: number, to: number, at: number): void {
    const { offsets, offset: offsetOf } = this.#tables;
    const file = this.#file.number;
    const shift = at - from;
    let lastOffset = -1;
    let node = -1;
    let isOurs = false;
    // The run at hand: whole lines that can be taken as they are, all of one node. Its figures are added when it ends.
    let runNode = -1;
    let runStart = from;
    let [runLines, runIdBytes, runFirst, runLast, runRises] = [0, 0, 0, 0, true];
    const endRun = (end: number): void => {
      if (runNode === -1) return;
      this.#count(runNode, runLines, runFirst, runLast, runRises);
      this.sums.idBytes[runNode]! += runIdBytes;
      this.sums.urlBytes[runNode]! += end - runStart - runIdBytes - 2 * runLines;
      this.#store.keep(runNode, bytes, runStart, end, file, runStart + shift);
      runNode = -1;
    };
    let i = from;
    while (i < to) {
      const start = i;
      this.#line++;
      let offset = 0;
      let wellFormed = bytes[i] === SMALL_N;
      for (let digit = i + 1; digit < i + 9; digit++) {
        const value = bytes[digit]! - 0x30;
        if (value < 0 || value > 9) { wellFormed = false; break; }
        offset = offset * 10 + value;
      }
      let number = 0;
      i += 10;
      const digits = i;
      if (wellFormed && bytes[i - 1] === UNDERSCORE) {
        for (let value = bytes[i]! - 0x30; value >= 0 && value <= 9; value = bytes[++i]! - 0x30) number = number * 10 + value;
      }
      const idEnd = i;
      const separator = bytes[i];
      if (i === digits || i > digits + MOST_DIGITS || i >= to || (separator !== TAB && separator !== SPACE)) {
        endRun(start);
        i = this.#emptyOrBad(bytes, start, to, 'an image id such as n02084071_1, a tab or space, and an address');
        if (this.bad !== undefined) return;
        continue;
      }
      if (offset !== lastOffset) {
        lastOffset = offset;
        node = nodeAt(offsets, offset);
        isOurs = node !== -1 && offsetOf[node] === offset;
      }
      this.lines++;

      const urlStart = ++i;
      let problem: LeftOutReason | undefined = schemeProblem(bytes, i);
      let asItIs = isOurs && separator === TAB;
      let urlEnd = -1;
      if (problem === undefined) {
        for (;;) {
          const kind = BYTE_CLASS[bytes[i]!]!;
          if (kind === PLAIN) { i++; continue; }
          if (kind === LINE_END) { urlEnd = i++; break; }
          if (kind === FOREIGN) { asItIs = false; i++; continue; }
          if (kind === ESCAPE && isHex(bytes[i + 1]) && isHex(bytes[i + 2])) { i += 3; continue; }
          if (kind === RETURN && bytes[i + 1] === LF) { urlEnd = i; asItIs = false; i += 2; break; }
          problem = kind === ESCAPE ? 'escape' : kind === BLANK ? 'space' : 'control';
          break;
        }
      }
      if (urlEnd === -1 || node === -1) {
        endRun(start);
        if (urlEnd === -1) i = bytes.indexOf(LF, i) + 1;
        this.#leaveOut(node === -1 ? 'unknown' : problem!, bytes, start, i, `n${String(offset).padStart(8, '0')}`);
        continue;
      }

      if (!asItIs) {
        endRun(start);
        this.#count(node, 1, number, number, true);
        this.#rewrite(node, bytes, digits, idEnd, urlStart, urlEnd);
      } else if (runNode === node) {
        if (number <= runLast) runRises = false;
        runLast = number;
        runLines++;
        runIdBytes += idEnd - start;
      } else {
        endRun(start);
        runNode = node;
        runStart = start;
        runLines = 1;
        runIdBytes = idEnd - start;
        runFirst = runLast = number;
        runRises = true;
      }
    }
    endRun(i);
  }

  /** Lines of addresses alone, all of one synset, numbered as they come. */
  #scanPlain(bytes: Buffer, from: number, to: number, node: number): void {
    for (let start = from; start < to;) {
      const end = bytes.indexOf(LF, start);
      this.#line++;
      const lineEnd = bytes[end - 1] === 0x0d && end > start ? end - 1 : end;
      if (lineEnd > start) {
        this.lines++;
        const problem = addressProblem(bytes, start, lineEnd);
        if (problem === undefined) this.#add(node, undefined, bytes, start, lineEnd, []);
        else this.#leaveOut(problem, bytes, start, end + 1, '');
      }
      start = end + 1;
    }
  }

  /** Lines of a table, whose head named its columns. */
  #scanTable(bytes: Buffer, from: number, to: number, form: UrlForm & { readonly kind: 'table' }): void {
    for (let start = from; start < to;) {
      const end = bytes.indexOf(LF, start);
      this.#line++;
      const lineEnd = bytes[end - 1] === 0x0d && end > start ? end - 1 : end;
      // The head is the first line, and stands in the first part alone.
      if (lineEnd > start && this.#line > 1) this.#addRow(bytes, start, lineEnd, form);
      if (this.bad !== undefined) return;
      start = end + 1;
    }
  }

  #addRow(bytes: Buffer, start: number, end: number, form: UrlForm & { readonly kind: 'table' }): void {
    const fields: [number, number][] = [];
    for (let at = start; at <= end;) {
      const tab = bytes.indexOf(TAB, at);
      const fieldEnd = tab === -1 || tab > end ? end : tab;
      fields.push([at, fieldEnd]);
      at = fieldEnd + 1;
    }
    const refuse = (expected: string, came: string): void => {
      this.bad = { file: this.#file.name, line: this.#line, complaint: { expected, came, advice: 'Mend the line, or take it out.' } };
    };
    if (fields.length !== form.columns) {
      refuse(`${String(form.columns)} fields with tabs between, as the head has`, `${String(fields.length)} in ${shown(bytes.toString('utf8', start, end))}`);
      return;
    }
    if (!isUtf8(bytes.subarray(start, end))) {
      const text = fields.some(([from, to], i) => i !== form.url && !isUtf8(bytes.subarray(from, to)));
      if (text) { refuse('UTF-8', 'bytes that are not'); return; }
    }
    this.lines++;
    const id = form.id === -1 ? '' : bytes.toString('latin1', ...fields[form.id]!);
    const underscore = id.lastIndexOf('_');
    const synset = form.wnid === -1 ? id.slice(0, underscore) : bytes.toString('utf8', ...fields[form.wnid]!);
    const node = form.nodes(synset);
    const given = id === '' ? undefined : id.slice(underscore + 1);
    if (given !== undefined && !/^\d{1,15}$/.test(given)) {
      refuse('an image id that ends in an underscore and a number', shown(id));
      return;
    }
    const [from, to] = fields[form.url]!;
    const problem = node === -1 ? 'unknown' : addressProblem(bytes, from, to);
    if (problem !== undefined) {
      this.#leaveOut(problem, bytes, start, end + 1, synset);
      return;
    }
    this.#add(node, given, bytes, from, to, form.others.map((column) => fields[column]!));
  }

  /** Adds a line made of its parts. @param given the image's number; the next one if there is none. */
  #add(node: number, given: string | undefined, bytes: Buffer, urlStart: number, urlEnd: number, others: readonly (readonly [number, number])[]): void {
    const { last, idBytes, urlBytes } = this.sums;
    const number = given === undefined ? last[node]! + 1 : Number(given);
    this.#count(node, 1, number, number, true);
    const room = 40 + 3 * (urlEnd - urlStart) + others.reduce((sum, [from, to]) => sum + to - from + 1, 0);
    this.#makeRoom(node, room);
    const line = this.#scratched;
    const idEnd = line + this.#scratch.write(`${this.#wnid(node)}_${given ?? String(number)}\t`, line, 'latin1');
    let at = escapeInto(this.#scratch, idEnd, bytes, urlStart, urlEnd);
    idBytes[node]! += idEnd - 1 - line;
    urlBytes[node]! += at - idEnd;
    for (const [from, to] of others) {
      this.#scratch[at++] = TAB;
      at += bytes.copy(this.#scratch, at, from, to);
    }
    this.#scratch[at++] = LF;
    this.#scratched = at;
  }

  /** Adds a line of which only the separator, the line end, some bytes or the version of WordNet are others. */
  #rewrite(node: number, bytes: Buffer, digits: number, idEnd: number, urlStart: number, urlEnd: number): void {
    this.#makeRoom(node, 40 + 3 * (urlEnd - urlStart));
    const scratch = this.#scratch;
    let at = this.#scratched;
    let rest = this.#tables.offset[node]!;
    scratch[at] = SMALL_N;
    for (let place = at + 8; place > at; place--) {
      const tenth = Math.floor(rest / 10);
      scratch[place] = 0x30 + rest - tenth * 10;
      rest = tenth;
    }
    at += 9;
    for (let i = digits - 1; i < idEnd; i++) scratch[at++] = bytes[i]!;
    this.sums.idBytes[node]! += at - this.#scratched;
    scratch[at++] = TAB;
    const end = escapeInto(scratch, at, bytes, urlStart, urlEnd);
    this.sums.urlBytes[node]! += end - at;
    scratch[end] = LF;
    this.#scratched = end + 1;
  }

  /** Counts images of a node, whose numbers go from one to another, all rising or not. */
  #count(node: number, lines: number, from: number, to: number, rises: boolean): void {
    const { images, first, last, unsorted } = this.sums;
    if (images[node] === 0) first[node] = from;
    else if (from <= last[node]!) unsorted[node] = 1;
    if (!rises) unsorted[node] = 1;
    last[node] = to;
    images[node]! += lines;
  }

  #makeRoom(node: number, room: number): void {
    if (this.#scratchNode !== node || this.#scratched + room > SCRATCH_BYTES) this.#flushScratch();
    this.#scratchNode = node;
  }

  #flushScratch(): void {
    if (this.#scratched > 0) this.#store.keep(this.#scratchNode, this.#scratch, 0, this.#scratched, SPILL, 0);
    this.#scratched = 0;
  }

  #leaveOut(reason: LeftOutReason, bytes: Buffer, start: number, end: number, synset: string): void {
    const line = this.#line;
    const file = this.#file.name;
    const text = (): string => bytes.toString('utf8', start, end).trimEnd();
    this.leftOut.add(reason, () => ({ file, line, text: text() }));
    if (reason !== 'unknown') return;
    const known = this.unknown.get(synset);
    if (known === undefined) this.unknown.set(synset, { text: synset, file, line, lines: 1 });
    else known.lines++;
  }

  /** Passes over an empty line; any other is one that cannot be read. @returns where the next begins. */
  #emptyOrBad(bytes: Buffer, start: number, to: number, expected: string): number {
    const end = bytes.indexOf(LF, start);
    if (end === start || (end === start + 1 && bytes[start] === 0x0d)) return end + 1;
    this.bad = {
      file: this.#file.name, line: this.#line,
      complaint: { expected, came: shown(bytes.toString('utf8', start, Math.min(end, to))), advice: 'Mend the line, or take it out.' },
    };
    return to;
  }

  #wnid(node: number): string {
    return `n${String(this.#tables.offset[node]!).padStart(8, '0')}`;
  }
}

/** What is wrong with the beginning of an address, up to the first byte of its host; `undefined` if nothing. */
function schemeProblem(bytes: Buffer, at: number): 'scheme' | 'host' | undefined {
  // h, t, t, p in either case, perhaps an s, then ://
  if ((bytes[at]! | 0x20) !== 0x68 || (bytes[at + 1]! | 0x20) !== 0x74 || (bytes[at + 2]! | 0x20) !== 0x74 || (bytes[at + 3]! | 0x20) !== 0x70) return 'scheme';
  const colon = (bytes[at + 4]! | 0x20) === 0x73 ? at + 5 : at + 4;
  if (bytes[colon] !== 0x3a || bytes[colon + 1] !== 0x2f || bytes[colon + 2] !== 0x2f) return 'scheme';
  const host = bytes[colon + 3]!;
  const isLetterOrDigit = (host >= 0x30 && host <= 0x39) || ((host | 0x20) >= 0x61 && (host | 0x20) <= 0x7a);
  return isLetterOrDigit || host >= 0x80 || host === 0x5b || host === 0x5f ? undefined : 'host';
}

/** What is wrong with an address, `undefined` if nothing. */
function addressProblem(bytes: Buffer, start: number, end: number): LeftOutReason | undefined {
  // A line has an end, which is part of no beginning: there is no need to look how long it is.
  const beginning = schemeProblem(bytes, start);
  if (beginning !== undefined) return beginning;
  for (let i = start; i < end; i++) {
    const kind = BYTE_CLASS[bytes[i]!]!;
    if (kind === ESCAPE && (i + 2 >= end || !isHex(bytes[i + 1]) || !isHex(bytes[i + 2]))) return 'escape';
    if (kind === BLANK) return 'space';
    if (kind >= RETURN) return 'control';
  }
  return undefined;
}
