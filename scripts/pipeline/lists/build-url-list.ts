import { open, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { filesOf, type Holding } from '../holdings.ts';
import { type IdentifierReader } from '../identifiers.ts';
import { InputError, shownPath } from '../input.ts';
import { type LeftOutReason, listHead } from '../../../src/format/image-list.ts';
import { joinStretches, type WrittenList } from './join-stretches.ts';
import { type LeftOut, LeftOutLines } from './left-out.ts';
import { ListThread } from './list-thread.ts';
import { bucketBytes, type ReadLines } from './merge-lines.ts';
import { mergeStretch, type Stretch } from './merge-stretch.ts';
import { offsetTable } from './offset-table.ts';
import { type Part, type PartFile, scanPart, type ScannedPart } from './scan-part.ts';
import { type Packing, readPacked, readPlain } from './text-chunks.ts';
import { FormError, formOf, type UrlForm } from './url-form.ts';
import { type UnknownIdentifier } from './line-scanner.ts';

const WORTH_A_THREAD = 33_554_432;
const LF = 0x0a;

/** What a list is made with. */
export interface ListTools {
  /** Offsets of WordNet 3.0 by node. */
  readonly offset: Uint32Array;
  /** Finds synsets; knows which WordNet the identifiers belong to. */
  readonly identifiers: IdentifierReader;
  /** A folder of its own for files in the making; the caller removes it. */
  readonly workshop: string;
  /** From so many bytes on a second thread is worth its start; 32 MB unless given. */
  readonly worthAThread?: number;
}

/** A list of addresses, and what became of the lines that were read. */
export interface BuiltUrlList extends WrittenList {
  /** Columns after `image_id` and `url`. */
  readonly columns: readonly string[];
  /** Lines read: those in the list and those left out. */
  readonly lines: number;
  readonly leftOut: Partial<Record<LeftOutReason, LeftOut>>;
  /** Identifiers of the lines left out as unknown. */
  readonly unknown: readonly UnknownIdentifier[];
}

/**
 * Makes the list of a dataset's addresses from files in any of the forms that they come in, mixed at will.
 *
 * The same lines give the same list, in whatever order and files they stand.
 *
 * @throws InputError for a file that is no such list, and for a line that cannot be read.
 */
export async function buildUrlList(holding: Holding, tools: ListTools): Promise<BuiltUrlList> {
  const { offset, identifiers, workshop, worthAThread = WORTH_A_THREAD } = tools;
  const files = await Promise.all((await filesOf(holding)).map((file, number) => describe(file, number, identifiers)));
  const columns = commonColumns(files);
  const tables = { offsets: offsetTable(identifiers.offsets), offset };
  const parts = (await partsOf(files, worthAThread)).map((part, i): Part => ({ files: part, tables, spill: path.join(workshop, `spill-${String(i)}`) }));
  const beside = parts.length > 1 ? new ListThread() : undefined;
  try {
    const scanned = await Promise.all(parts.map((part, i) => (i === 0 ? scanPart(part) : beside!.scan(part))));
    const { lines, leftOut, unknown } = account(parts, scanned);
    const read = { stored: scanned.map(({ stored }) => stored), files: files.map((file) => file.path), nodes: offset.length, isWide: columns.length > 0 };
    const list = await writeList(read, Buffer.from(listHead(columns)), workshop, beside, leftOut);
    return { ...list, columns, lines, leftOut: leftOut.toRecord(), unknown };
  } finally {
    await beside?.close();
  }
}

/** What became of the lines of all parts. @throws InputError for the first line that cannot be read. */
function account(parts: readonly Part[], scanned: readonly ScannedPart[]): { lines: number; leftOut: LeftOutLines; unknown: UnknownIdentifier[] } {
  const leftOut = new LeftOutLines();
  const unknown = new Map<string, UnknownIdentifier>();
  let lines = 0;
  scanned.forEach((part, i) => {
    const shift = lineShift(parts, scanned, i);
    if (part.bad !== undefined) throw new InputError({ file: part.bad.file, line: part.bad.line + shift(part.bad.file) }, part.bad.complaint);
    leftOut.addAll(part.leftOut, (example) => (example.line === undefined ? example : { ...example, line: example.line + shift(example.file) }));
    lines += part.lines;
    for (const one of part.unknown) {
      const known = unknown.get(one.text);
      if (known === undefined) unknown.set(one.text, { ...one, line: one.line + shift(one.file) });
      else known.lines += one.lines;
    }
  });
  return { lines, leftOut, unknown: [...unknown.values()] };
}

/** Writes the lines that were read in their order. @param beside takes half of it, where there is a second thread. */
async function writeList(read: ReadLines, head: Uint8Array, workshop: string, beside: ListThread | undefined, leftOut: LeftOutLines): Promise<WrittenList> {
  const table = path.join(workshop, 'list.tsv');
  await writeFile(table, head, { flag: 'wx' });
  const [first, second] = stretchesOf(read, table, head.length, beside !== undefined);
  // The other thread first: this one is held until its stretch is done.
  const foreseen = second && beside?.merge(second);
  foreseen?.catch(() => undefined); // what goes wrong there is told where it is waited for
  const merged = [mergeStretch(first)];
  if (second !== undefined && foreseen !== undefined) {
    const start = merged[0]!.written.end;
    // If lines of the first came twice, the second begins earlier than was foreseen, and is written again where it belongs.
    merged.push(start === second.start ? await foreseen : await foreseen.then(() => mergeStretch({ ...second, start })));
  }
  for (const stretch of merged) leftOut.addAll(stretch.leftOut, (example) => example);
  return joinStretches(table, path.join(workshop, 'list.columns'), head.length, merged.map(({ written }) => written));
}

/** The whole list, or the two halves of it, each to be written where it stands if no line comes twice. */
function stretchesOf(read: ReadLines, table: string, head: number, isHalved: boolean): [Stretch, Stretch?] {
  const bytes = bucketBytes(read);
  if (!isHalved) return [{ read, table, start: head, from: 0, to: bytes.length }];
  const all = bytes.reduce((sum, some) => sum + some, 0);
  let [half, before] = [0, 0];
  while (before + bytes[half]! / 2 < all / 2) before += bytes[half++]!;
  return [{ read, table, start: head, from: 0, to: half }, { read, table, start: head + before, from: half, to: bytes.length }];
}

async function describe(file: string, number: number, identifiers: IdentifierReader): Promise<PartFile> {
  const name = shownPath(file);
  const packing = await packingOf(file);
  let first = '';
  const take = (bytes: Buffer, from: number, to: number): boolean => {
    for (let at = from; at < to && first === '';) {
      const end = bytes.indexOf(LF, at);
      first = bytes.toString('utf8', at, end).trimEnd();
      at = end + 1;
    }
    return first === '';
  };
  const { size } = await stat(file);
  if (packing === 'none') readPlain(file, name, 0, size, take);
  else await readPacked(file, name, packing, take);
  const owner = identifiers.nodeInName(path.basename(file));
  return { path: file, name, packing, number, from: 0, to: size, form: form(first, name, owner, identifiers) };
}

function form(first: string, name: string, owner: number | undefined, identifiers: IdentifierReader): UrlForm {
  try {
    return formOf(first, owner, (synset) => identifiers.node(synset) ?? -1);
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    const { expected, came } = error;
    throw new InputError({ file: name, line: 1 }, { expected, came, advice: 'data/README.md describes the forms of lists.' });
  }
}

async function packingOf(file: string): Promise<Packing> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(2), 0, 2, 0);
    if (bytesRead < 2 || buffer[0] !== 0x1f || buffer[1] !== 0x8b) return 'none';
    return /\.(?:tgz|tar\.gz)$/i.test(file) ? 'tar' : 'gzip';
  } finally {
    await handle.close();
  }
}

/** The columns besides id and address, which all files must share. */
function commonColumns(files: readonly PartFile[]): readonly string[] {
  const columnsOf = ({ form: { kind, ...rest } }: PartFile): readonly string[] => (kind === 'table' && 'names' in rest ? rest.names : []);
  const [one] = files;
  const columns = one === undefined ? [] : columnsOf(one);
  for (const file of files) {
    const others = columnsOf(file);
    if (others.join('\t') === columns.join('\t')) continue;
    const said = (names: readonly string[]): string => ['image_id', 'url', ...names].join(', ');
    throw new InputError({ file: file.name, line: 1 }, { expected: `the columns of ${one!.name}: ${said(columns)}`, came: said(others), advice: 'Give all files of the list the same columns.' });
  }
  const twice = files.find(({ form }, i) => form.kind === 'plain' && files.findIndex((other) => other.form.kind === 'plain' && other.form.node === form.node) !== i);
  if (twice !== undefined) throw new InputError({ file: twice.name }, { expected: 'one file of addresses alone for each synset', came: 'a second one', advice: 'Join the two: images are numbered in the order of their lines.' });
  return columns;
}

/** Divides files among threads: about as many bytes to each, a long file at the end of a line. */
async function partsOf(files: readonly PartFile[], worthAThread: number): Promise<PartFile[][]> {
  const bytes = files.reduce((sum, { from, to }) => sum + to - from, 0);
  // Identifiers in tables are looked up in what only this thread has.
  const threads = files.some(({ form }) => form.kind === 'table') ? 1 : Math.min(availableParallelism(), 2, Math.ceil(bytes / worthAThread));
  const parts: PartFile[][] = [[]];
  let left = bytes / threads;
  for (const file of files) {
    const length = file.to - file.from;
    if (parts.length === threads || length <= left) {
      parts.at(-1)!.push(file);
      left -= length;
      continue;
    }
    if (file.form.kind === 'mapped' && file.packing === 'none' && length > worthAThread) {
      const middle = await lineAfter(file, file.from + Math.floor(left));
      parts.at(-1)!.push({ ...file, to: middle });
      parts.push([{ ...file, from: middle }]);
    } else parts.push([file]);
    left = Infinity;
  }
  return parts.filter((part) => part.length > 0);
}

/** Where the first line begins after a byte of a file. */
async function lineAfter({ path: file, to }: PartFile, at: number): Promise<number> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(131_072), 0, 131_072, at);
    const end = buffer.subarray(0, bytesRead).indexOf(LF);
    return end === -1 ? to : at + end + 1;
  } finally {
    await handle.close();
  }
}

/** What to add to line numbers of a part: the lines of its first file that the part before it read. */
function lineShift(parts: readonly Part[], scanned: readonly ScannedPart[], i: number): (file: string) => number {
  const first = parts[i]!.files[0];
  const isContinued = first !== undefined && first.from > 0 && i > 0;
  return (file) => (isContinued && file === first.name ? scanned[i - 1]!.lastLine : 0);
}
