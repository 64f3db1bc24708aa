import { open, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { filesOf, type Holding } from '../datasets/holdings.ts';
import { type IdentifierReader } from '../datasets/identifiers.ts';
import { InputError, shownPath } from '../text/input.ts';
import { type LeftOutReason, listHead } from '../../../src/format/image-list.ts';
import { convertedFile, convertList, isForeign } from './converted-list.ts';
import { joinStretches, type WrittenList } from './join-stretches.ts';
import { type LeftOut, LeftOutLines } from './left-out.ts';
import { LineMemory, LIST_ROOM } from './line-memory.ts';
import { type Part, partsOf } from './list-parts.ts';
import { ListThread } from './list-thread.ts';
import { bucketBytes, type ReadLines } from './merge-lines.ts';
import { mergeStretch, type Stretch } from './merge-stretch.ts';
import { offsetTable } from './offset-table.ts';
import { firstPart, type ScannedPart, scanParts, type ScanTask } from './scan-parts.ts';
import { type Packing, readPacked, readPlain } from './text-chunks.ts';
import { FormError, formOf, type UrlForm } from './url-form.ts';
import { type UnknownIdentifier } from './scan-account.ts';

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
  const files: Part[] = [];
  for (const file of await filesOf(holding)) files.push(await describe(file, files.length, identifiers, workshop));
  const columns = commonColumns(files);
  const tables = { offsets: offsetTable(identifiers.offsets, offset), offset };
  const parts = await partsOf(files, worthAThread);
  const next = firstPart();
  const taskOf = (thread: number): ScanTask => ({
    parts,
    next,
    tables,
    spill: path.join(workshop, `spill-${String(thread)}`),
  });
  const memory = new LineMemory(LIST_ROOM);
  const beside = isForTwo(parts, worthAThread) ? new ListThread() : undefined;
  try {
    const threads = await Promise.all([beside?.scan(taskOf(1)) ?? [], scanParts(taskOf(0), memory)].flat());
    const { lines, leftOut, unknown } = account(
      parts,
      threads.flatMap((thread) => thread.parts).sort((a, b) => a.part - b.part),
    );
    const read = {
      stored: threads.map(({ stored }) => stored),
      files: files.map((file) => file.path),
      nodes: offset.length,
      isWide: columns.length > 0,
    };
    const list = await writeList(read, Buffer.from(listHead(columns)), workshop, { memory, beside }, leftOut);
    return { ...list, columns, lines, leftOut: leftOut.toRecord(), unknown };
  } finally {
    await beside?.close();
  }
}

/** What became of the lines of all parts. @param scanned in the order of parts. @throws InputError for the first line that cannot be read. */
function account(
  parts: readonly Part[],
  scanned: readonly ScannedPart[],
): { lines: number; leftOut: LeftOutLines; unknown: UnknownIdentifier[] } {
  const leftOut = new LeftOutLines();
  const unknown = new Map<string, UnknownIdentifier>();
  let lines = 0;
  /** Lines of the same file in the parts before. */
  let before = 0;
  for (const part of scanned) {
    if (parts[part.part]!.from === 0) before = 0;
    const shift = before;
    if (part.bad !== undefined)
      throw new InputError({ file: part.bad.file, line: part.bad.line + shift }, part.bad.complaint);
    leftOut.addAll(part.leftOut, (example) =>
      example.line === undefined ? example : { ...example, line: example.line + shift },
    );
    lines += part.lines;
    for (const one of part.unknown) {
      const known = unknown.get(one.text);
      if (known === undefined) unknown.set(one.text, { ...one, line: one.line + shift });
      else known.lines += one.lines;
    }
    before += part.lastLine;
  }
  return { lines, leftOut, unknown: [...unknown.values()] };
}

/** Whether a second thread helps. Identifiers in tables are looked up in what only this thread has. */
function isForTwo(parts: readonly Part[], worthAThread: number): boolean {
  const bytes = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  return (
    parts.length > 1 &&
    bytes > worthAThread &&
    availableParallelism() > 1 &&
    !parts.some(({ form }) => form.kind === 'table')
  );
}

/** Writes the lines that were read in their order. @param threads the memory of this one; the one beside takes half, where there is one. */
async function writeList(
  read: ReadLines,
  head: Uint8Array,
  workshop: string,
  { memory, beside }: { memory: LineMemory; beside: ListThread | undefined },
  leftOut: LeftOutLines,
): Promise<WrittenList> {
  const table = path.join(workshop, 'list.tsv');
  await writeFile(table, head, { flag: 'wx' });
  const [first, second] = stretchesOf(read, table, head.length, beside !== undefined);
  // The other thread first: this one is held until its stretch is done.
  const foreseen = second && beside?.merge(second);
  foreseen?.catch(() => undefined); // what goes wrong there is told where it is waited for
  const merged = [mergeStretch(first, memory)];
  if (second !== undefined && foreseen !== undefined) {
    const start = merged[0]!.written.end;
    // If lines of the first came twice, the second begins earlier than was foreseen, and is written again where it belongs.
    merged.push(
      start === second.start ? await foreseen : await foreseen.then(() => mergeStretch({ ...second, start }, memory)),
    );
  }
  for (const stretch of merged) leftOut.addAll(stretch.leftOut, (example) => example);
  return joinStretches(
    table,
    path.join(workshop, 'list.columns'),
    head.length,
    merged.map(({ written }) => written),
  );
}

/** The whole list, or the two halves of it, each to be written where it stands if no line comes twice. */
function stretchesOf(read: ReadLines, table: string, head: number, isHalved: boolean): [Stretch, Stretch?] {
  const bytes = bucketBytes(read);
  if (!isHalved) return [{ read, table, start: head, from: 0, to: bytes.length }];
  const all = bytes.reduce((sum, some) => sum + some, 0);
  let [half, before] = [0, 0];
  while (before + bytes[half]! / 2 < all / 2) before += bytes[half++]!;
  return [
    { read, table, start: head, from: 0, to: half },
    { read, table, start: head + before, from: half, to: bytes.length },
  ];
}

async function describe(file: string, number: number, identifiers: IdentifierReader, workshop: string): Promise<Part> {
  const name = shownPath(file);
  if (/\.(?:parquet|json|jsonl|ndjson)(?:\.gz)?$/i.test(file)) {
    const converted = convertedFile(workshop, number);
    await convertList(file, name, converted);
    return { ...(await describe(converted, number, identifiers, workshop)), name };
  }
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
  if (packing !== 'tar' && !file.startsWith(workshop) && isForeign(first)) {
    const converted = convertedFile(workshop, number);
    const [named] = /^(?:n\d{8}|[^/]{1,100}?\.n\.\d{1,3})(?!\d)/.exec(path.basename(file)) ?? [];
    await convertList(file, name, converted, owner === undefined ? undefined : named);
    return { ...(await describe(converted, number, identifiers, workshop)), name };
  }
  return { path: file, name, packing, number, from: 0, to: size, form: form(first, name, owner, identifiers) };
}

function form(first: string, name: string, owner: number | undefined, identifiers: IdentifierReader): UrlForm {
  try {
    return formOf(first, owner, (synset) => identifiers.node(synset) ?? -1);
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    const { expected, came } = error;
    throw new InputError(
      { file: name, line: 1 },
      { expected, came, advice: 'data/README.md describes the forms of lists.' },
    );
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
function commonColumns(files: readonly Part[]): readonly string[] {
  const columnsOf = ({ form: { kind, ...rest } }: Part): readonly string[] =>
    kind === 'table' && 'names' in rest ? rest.names : [];
  const [one] = files;
  const columns = one === undefined ? [] : columnsOf(one);
  for (const file of files) {
    const others = columnsOf(file);
    if (others.join('\t') === columns.join('\t')) continue;
    const said = (names: readonly string[]): string => ['image_id', 'url', ...names].join(', ');
    throw new InputError(
      { file: file.name, line: 1 },
      {
        expected: `the columns of ${one!.name}: ${said(columns)}`,
        came: said(others),
        advice: 'Give all files of the list the same columns.',
      },
    );
  }
  const twice = files.find(
    ({ form }, i) =>
      form.kind === 'plain' &&
      files.findIndex((other) => other.form.kind === 'plain' && other.form.node === form.node) !== i,
  );
  if (twice !== undefined)
    throw new InputError(
      { file: twice.name },
      {
        expected: 'one file of addresses alone for each synset',
        came: 'a second one',
        advice: 'Join the two: images are numbered in the order of their lines.',
      },
    );
  return columns;
}
