import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { shown } from '../text/input.ts';
import { addressEnd, escapeInto, readAddress } from './address.ts';
import { leaveOut, type LineAccount, newAccount, refuseLine } from './line-account.ts';
import { LineStore, type StoredLines } from './line-store.ts';
import { findNode } from './offset-table.ts';
import { allocateLines, allocateReadBuffer, LONGEST_LINE, readLines, type TextRange } from './text-lines.ts';
import type { UrlForm } from './url-form.ts';

const [TAB, LF, CR, SPACE, NUMBER_SIGN, UNDERSCORE, SMALL_N] = [0x09, 0x0a, 0x0d, 0x20, 0x23, 0x5f, 0x6e];
/** Digits of an image's number that are read in the fast loop; those of {@link MAPPED} are exact. */
const FAST_DIGITS = 8;
/** An image id, and a tab or space. */
const MAPPED = /^n(\d{8})_(\d{1,15})[\t ]/;
const LONGEST_ID = 26;

/** A file of addresses, or a range of its lines: what a thread reads at once. */
export interface Part extends TextRange {
  readonly form: UrlForm;
  /** What to add to line numbers of the text to have those of the file that it was made of; `undefined` if that has no lines. */
  readonly lineShift: number | undefined;
}

/** Parts of a list of addresses, for one thread or several: each takes the next that none has taken. */
export interface ScanTask {
  readonly parts: readonly Part[];
  /** One number that the threads share: that of the next part. */
  readonly next: Int32Array;
  readonly tables: ScanTables;
  /** Temporary file for this thread to make. */
  readonly spill: string;
}

/** Tables for identifiers. */
export interface ScanTables {
  /** Nodes by the offset in identifiers, of {@link makeOffsetTable}. */
  readonly nodes: Uint32Array;
  /** Offset in WordNet 3.0 by node, which the list has. */
  readonly offset: Uint32Array;
}

/** Result of a thread. */
export interface ScannedParts extends StoredLines {
  /** Accounts of the parts read, by their number. */
  readonly accounts: readonly (readonly [part: number, account: LineAccount])[];
}

/** Returns the number of the next part, for {@link ScanTask}. */
export function firstPart(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

/** Reads parts until none is left, or one has a line of no form. @throws InputError if a file is no text, or damaged. */
export async function scanParts({ parts, next, tables, spill }: ScanTask): Promise<ScannedParts> {
  const store = new LineStore(spill, tables.offset.length);
  const scanner = new LineScanner(tables, store);
  const accounts: [number, LineAccount][] = [];
  try {
    for (let part = Atomics.add(next, 0, 1); part < parts.length; part = Atomics.add(next, 0, 1)) {
      const account = await scanner.scan(parts[part]!);
      accounts.push([part, account]);
      if (account.bad !== undefined) break;
      // Lets another thread start, and its messages arrive.
      await setImmediate();
    }
    return { ...store.finish(), accounts };
  } finally {
    // However it ended here, nothing is left for other threads to read.
    Atomics.store(next, 0, parts.length);
    store.close();
  }
}

/**
 * Reads the lines of lists of addresses: the synset of each, and whether the address is valid.
 *
 * It works on bytes, in one pass. A line that the list takes byte for byte (image id, tab, address, LF) is only noted;
 * others are rewritten one by one.
 */
class LineScanner {
  readonly #tables: ScanTables;
  readonly #store: LineStore;
  readonly #lines = allocateReadBuffer();
  /** Room for a line that is rewritten: an escaped byte takes three. */
  readonly #rewritten = allocateLines(LONGEST_ID + 3 * LONGEST_LINE);
  #account = newAccount('');
  /** Numbers given to images without one, by node. */
  #given: Uint32Array | undefined;

  constructor(tables: ScanTables, store: LineStore) {
    this.#tables = tables;
    this.#store = store;
  }

  async scan(part: Part): Promise<LineAccount> {
    const account = (this.#account = newAccount(part.name));
    const { form, path } = part;
    await readLines(part, this.#lines, (end, at) => {
      this.#store.begin(this.#lines, at === undefined ? undefined : path, at ?? 0);
      if (form.kind === 'mapped') this.#scanMapped(end);
      else this.#scanRows(end, form);
      this.#store.endRun();
      return account.bad === undefined;
    });
    return account;
  }

  /** Reads lines of an image id, a tab or space, and an address. */
  #scanMapped(to: number): void {
    const { bytes, pairs } = this.#lines;
    const { nodes, offset: offsets } = this.#tables;
    const [store, account] = [this.#store, this.#account];
    let [lastOffset, node] = [0, -1];
    for (let start = 0; start < to && account.bad === undefined;) {
      const offset = offsetIn(bytes, start);
      let number = 0;
      let idEnd = start + 10;
      for (let digit = bytes[idEnd]! - 0x30; digit >= 0 && digit <= 9; digit = bytes[++idEnd]! - 0x30)
        number = number * 10 + digit;
      const digits = idEnd - start - 10;
      if (offset !== lastOffset) {
        const found = findNode(nodes, offset);
        [lastOffset, node] = [offset, found !== -1 && offsets[found] === offset ? found : -1];
      }
      const end =
        node !== -1 && digits > 0 && digits <= FAST_DIGITS && (bytes[idEnd] === TAB || bytes[idEnd] === SPACE)
          ? addressEnd(bytes, pairs, idEnd + 1)
          : -1;
      if (end !== -1 && bytes[end] === LF && bytes[idEnd] === TAB) {
        account.line++;
        account.lines++;
        store.add(node, start, end + 1, idEnd, number);
        start = end + 1;
      } else if (end !== -1 && (bytes[end] === LF || (bytes[end] === CR && bytes[end + 1] === LF))) {
        const next = bytes[end] === LF ? end + 1 : end + 2;
        account.line++;
        account.lines++;
        store.endRun();
        [bytes[idEnd], bytes[end]] = [TAB, LF];
        store.addAlone(this.#lines, node, start, end + 1, idEnd, number);
        start = next;
      } else {
        // A line that is left out ends a run, which is copied as one piece.
        store.endRun();
        start = this.#scanOtherMapped(start);
      }
    }
  }

  /** Reads any line of that form, an empty one, or a comment. @returns where the next line begins. */
  #scanOtherMapped(start: number): number {
    const { bytes } = this.#lines;
    const [end, next] = this.#beginLine(start);
    if (end === start || bytes[start] === NUMBER_SIGN) return next;
    const [id, offset, digits] = MAPPED.exec(bytes.toString('latin1', start, Math.min(end, start + LONGEST_ID))) ?? [];
    if (id === undefined)
      refuseLine(
        this.#account,
        'an image id such as n02084071_1, a tab or space, and an address',
        shown(bytes.toString('utf8', start, end)),
      );
    else {
      this.#account.lines++;
      const node = findNode(this.#tables.nodes, Number(offset));
      this.#addLine(node, `n${offset!}`, digits, [start + id.length, end], [], [start, next]);
    }
    return next;
  }

  /** Reads lines of addresses alone, or rows of a table whose head named its columns. */
  #scanRows(to: number, form: Exclude<UrlForm, { kind: 'mapped' }>): void {
    const { bytes } = this.#lines;
    const account = this.#account;
    for (let start = 0; start < to && account.bad === undefined;) {
      const [end, next] = this.#beginLine(start);
      const isHead = form.kind === 'table' && account.line === 1;
      if (end > start && bytes[start] !== NUMBER_SIGN && !isHead) {
        if (form.kind === 'table') this.#scanRow(start, end, next, form);
        else {
          account.lines++;
          this.#addLine(form.node, '', undefined, [start, end], [], [start, next]);
        }
      }
      start = next;
    }
  }

  #scanRow(start: number, end: number, next: number, form: UrlForm & { kind: 'table' }): void {
    const { bytes } = this.#lines;
    const account = this.#account;
    const fields: Field[] = [];
    for (let at = start; at <= end;) {
      const tab = bytes.indexOf(TAB, at);
      const fieldEnd = tab === -1 || tab > end ? end : tab;
      fields.push([at, fieldEnd]);
      at = fieldEnd + 1;
    }
    if (fields.length !== form.columns) {
      const came = `${String(fields.length)} in ${shown(bytes.toString('utf8', start, end))}`;
      refuseLine(account, `${String(form.columns)} fields with tabs between, as the head has`, came);
      return;
    }
    if (!fields.every(([from, to], i) => i === form.url || isUtf8(bytes.subarray(from, to)))) {
      refuseLine(account, 'UTF-8', 'bytes that are not');
      return;
    }
    account.lines++;
    const id = form.id === -1 ? undefined : bytes.toString('latin1', ...fields[form.id]!);
    const [, idSynset = '', digits] = /^(.*)_(\d{1,15})$/.exec(id ?? '') ?? [];
    if (id !== undefined && digits === undefined) {
      refuseLine(
        account,
        'an image id that begins with its synset, such as n02084071_1, or a column wnid, synset or label besides',
        shown(id),
      );
      return;
    }
    const synset = form.wnid === -1 ? idSynset : bytes.toString('utf8', ...fields[form.wnid]!);
    const others = form.others.map((column) => fields[column]!);
    this.#addLine(form.nodes(synset), synset, digits, fields[form.url]!, others, [start, next]);
  }

  /** Counts a line. @returns where its text ends, without a carriage return, and where the next line begins. */
  #beginLine(start: number): [end: number, next: number] {
    const { bytes } = this.#lines;
    this.#account.line++;
    const end = bytes.indexOf(LF, start);
    return [end > start && bytes[end - 1] === CR ? end - 1 : end, end + 1];
  }

  /** Rewrites a line and stores it, or leaves it out. @param digits number of the image; the next of its synset if there is none. */
  #addLine(
    node: number,
    synset: string,
    digits: string | undefined,
    [start, end]: Field,
    others: readonly Field[],
    line: Field,
  ): void {
    const lines = this.#lines.bytes;
    const address = node === -1 ? 'unknown' : readAddress(lines, start, end);
    if (typeof address === 'string') {
      leaveOut(this.#account, address, lines, ...line, synset);
      return;
    }
    this.#given ??= new Uint32Array(this.#tables.offset.length);
    const number = digits ?? String(++this.#given[node]!);
    const { bytes } = this.#rewritten;
    const idEnd = bytes.write(`n${String(this.#tables.offset[node]!).padStart(8, '0')}_${number}\t`, 'latin1') - 1;
    let at = escapeInto(bytes, idEnd + 1, address);
    for (const [from, to] of others) {
      bytes[at++] = TAB;
      at += lines.copy(bytes, at, from, to);
    }
    bytes[at++] = LF;
    this.#store.addAlone(this.#rewritten, node, 0, at, idEnd, Number(number));
  }
}

/** The bytes `[from, to)`. */
type Field = readonly [from: number, to: number];

/** Returns the offset in the image id that a line begins with: of `n`, eight digits and an underscore; 0 if there is none. */
function offsetIn(bytes: Buffer, start: number): number {
  let offset = 0;
  for (let at = start + 1; at < start + 9; at++) {
    const digit = bytes[at]! - 0x30;
    if (!(digit >= 0 && digit <= 9)) return 0;
    offset = offset * 10 + digit;
  }
  return bytes[start] === SMALL_N && bytes[start + 9] === UNDERSCORE ? offset : 0;
}
