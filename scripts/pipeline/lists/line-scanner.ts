import { isUtf8 } from 'node:buffer';
import { type Complaint, shown } from '../input.ts';
import { type LeftOutReason } from '../../../src/format/image-list.ts';
import { viewOf } from '../../../src/format/copy-bytes.ts';
import { LeftOutLines } from './left-out.ts';
import { nodeAt, type OffsetTable } from './offset-table.ts';
import { type Run, type RunStore, SPILL } from './run-store.ts';
import { BLANK, BYTE_CLASS, ESCAPE, escapeInto, FOREIGN, isHex, LINE_END, plainEnd, RETURN } from './url-bytes.ts';
import { type UrlForm } from './url-form.ts';

const TAB = 0x09;
const LF = 0x0a;
const SPACE = 0x20;
const UNDERSCORE = 0x5f;
const SMALL_N = 0x6e;
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
  /** The offset in the last image id, its node, and whether that offset stands in the list too. */
  #offset = -1;
  #node = -1;
  #isOurs = false;
  /** The run at hand, and where it began. */
  readonly #run: Run = noRun();
  #runStart = 0;
  /** What to add to a place in the bytes at hand for that in the file. */
  #shift = 0;
  #view: DataView = new DataView(new ArrayBuffer(0));
  /** A line that had to be rewritten, and the run that it is. */
  #rewritten = Buffer.allocUnsafeSlow(4096);
  #rewrittenView = viewOf(this.#rewritten);
  readonly #rewrittenRun: Run = { ...noRun(), lines: 1, rises: true };
  /** Numbers given to addresses that have none, by node. */
  #given: Uint32Array | undefined;

  constructor(tables: ScanTables, store: RunStore) {
    this.#tables = tables;
    this.#store = store;
  }

  /** Begins a file, or a part of one. */
  begin(file: ScannedFile): void {
    this.#file = file;
    this.#line = 0;
  }

  /** Lines of the file at hand read so far, all counted. */
  get line(): number {
    return this.#line;
  }

  /** Reads whole lines. @param at where the first stands in its file. */
  scan(bytes: Buffer, from: number, to: number, at: number): void {
    const { form } = this.#file;
    if (form.kind === 'plain') this.#scanPlain(bytes, from, to, form.node);
    else if (form.kind === 'table') this.#scanTable(bytes, from, to, form);
    else this.#scanMapped(bytes, from, to, at);
  }

  /** Lines of an image id, a tab or space, and an address. */
  #scanMapped(bytes: Buffer, from: number, to: number, at: number): void {
    if (this.#view.buffer !== bytes.buffer) this.#view = viewOf(bytes);
    this.#shift = at - from;
    let i = from;
    while (i < to && this.bad === undefined) i = this.#mappedLine(bytes, i);
    this.#endRun(bytes, i);
  }

  /** Reads one line. @returns where the next begins. */
  #mappedLine(bytes: Buffer, start: number): number {
    this.#line++;
    const offset = offsetIn(bytes, start);
    const digits = start + 10;
    let i = digits;
    let number = 0;
    if (offset !== -1) for (let value = bytes[i]! - 0x30; value >= 0 && value <= 9; value = bytes[++i]! - 0x30) number = number * 10 + value;
    const idEnd = i;
    const separator = bytes[i];
    if (i === digits || i > digits + MOST_DIGITS || (separator !== TAB && separator !== SPACE)) {
      this.#endRun(bytes, start);
      return this.#emptyOrBad(bytes, start, 'an image id such as n02084071_1, a tab or space, and an address');
    }
    this.lines++;
    if (offset !== this.#offset) this.#find(offset);
    const node = this.#node;

    const urlStart = ++i;
    let problem: LeftOutReason | undefined = schemeProblem(bytes, i);
    let asItIs = this.#isOurs && separator === TAB;
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
    if (urlEnd === -1 || node === -1) {
      this.#endRun(bytes, start);
      if (urlEnd === -1) i = bytes.indexOf(LF, i) + 1;
      this.#leaveOut(node === -1 ? 'unknown' : problem!, bytes, start, i, node === -1 ? bytes.toString('latin1', start, digits - 1) : '');
      return i;
    }
    if (asItIs) this.#addToRun(node, bytes, start, idEnd, number);
    else {
      this.#endRun(bytes, start);
      this.#rewrite(node, number, bytes, digits, idEnd, urlStart, urlEnd);
    }
    return i;
  }

  /** Finds the node of another offset than that of the line before. */
  #find(offset: number): void {
    const { offsets, offset: offsetOf } = this.#tables;
    this.#offset = offset;
    this.#node = nodeAt(offsets, offset);
    this.#isOurs = this.#node !== -1 && offsetOf[this.#node] === offset;
  }

  /** Adds a line to the run at hand, or begins one with it. */
  #addToRun(node: number, bytes: Buffer, start: number, idEnd: number, number: number): void {
    const run = this.#run;
    if (run.node === node) {
      run.lines++;
      run.idBytes += idEnd - start;
      if (number <= run.last) run.rises = false;
      run.last = number;
      return;
    }
    this.#endRun(bytes, start);
    run.node = node;
    run.lines = 1;
    run.idBytes = idEnd - start;
    run.first = run.last = number;
    run.rises = true;
    this.#runStart = start;
  }

  #endRun(bytes: Buffer, end: number): void {
    if (this.#run.node === -1) return;
    this.#store.keep(this.#run, bytes, this.#view, this.#runStart, end, this.#file.number, this.#runStart + this.#shift);
    this.#run.node = -1;
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

  /** Adds a line made of its parts. @param stated the image's number; the next one if there is none. */
  #add(node: number, stated: string | undefined, bytes: Buffer, urlStart: number, urlEnd: number, others: readonly (readonly [number, number])[]): void {
    const given = (this.#given ??= new Uint32Array(this.#tables.offset.length));
    const number = stated ?? String(++given[node]!);
    this.#makeRoom(40 + 3 * (urlEnd - urlStart) + others.reduce((sum, [from, to]) => sum + to - from + 1, 0));
    const line = this.#rewritten;
    const idEnd = line.write(`n${String(this.#tables.offset[node]!).padStart(8, '0')}_${number}\t`, 'latin1');
    let at = escapeInto(line, idEnd, bytes, urlStart, urlEnd);
    for (const [from, to] of others) {
      line[at++] = TAB;
      at += bytes.copy(line, at, from, to);
    }
    this.#keepRewritten(node, Number(number), idEnd - 1, at);
  }

  /** Adds a line of which only the separator, the line end, some bytes or the version of WordNet are others. */
  #rewrite(node: number, number: number, bytes: Buffer, digits: number, idEnd: number, urlStart: number, urlEnd: number): void {
    this.#makeRoom(40 + 3 * (urlEnd - urlStart));
    const line = this.#rewritten;
    let rest = this.#tables.offset[node]!;
    line[0] = SMALL_N;
    for (let place = 8; place > 0; place--) {
      const tenth = Math.floor(rest / 10);
      line[place] = 0x30 + rest - tenth * 10;
      rest = tenth;
    }
    let at = 9;
    for (let i = digits - 1; i < idEnd; i++) line[at++] = bytes[i]!;
    line[at++] = TAB;
    this.#keepRewritten(node, number, at - 1, escapeInto(line, at, bytes, urlStart, urlEnd));
  }

  #keepRewritten(node: number, number: number, idBytes: number, end: number): void {
    const run = this.#rewrittenRun;
    run.node = node;
    run.idBytes = idBytes;
    run.first = run.last = number;
    this.#rewritten[end] = LF;
    this.#store.keep(run, this.#rewritten, this.#rewrittenView, 0, end + 1, SPILL, 0);
  }

  #makeRoom(bytes: number): void {
    if (bytes <= this.#rewritten.length) return;
    this.#rewritten = Buffer.allocUnsafeSlow(2 * bytes);
    this.#rewrittenView = viewOf(this.#rewritten);
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
  #emptyOrBad(bytes: Buffer, start: number, expected: string): number {
    const end = bytes.indexOf(LF, start);
    if (end > start + 1 || (end === start + 1 && bytes[start] !== 0x0d)) {
      this.bad = {
        file: this.#file.name, line: this.#line,
        complaint: { expected, came: shown(bytes.toString('utf8', start, end)), advice: 'Mend the line, or take it out.' },
      };
    }
    return end + 1;
  }
}

function noRun(): Run {
  return { node: -1, lines: 0, idBytes: 0, first: 0, last: 0, rises: true };
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
