import { constants, copyFile, link, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { withFile } from '../../../src/store/file-fault.ts';
import {
  encodePackHead,
  encodeRecord,
  type PackRecord,
  recordStart,
} from '../../../src/format/pictures/picture-pack.ts';
import { sha256 } from '../builds/current-build.ts';
import { makeFolder, replaceDurably, writeAll } from '../builds/durable.ts';
import { ReusableFiles } from './reusable-files.ts';
import { type DrawnFile, PackReader } from './read-pack.ts';

/** Content for one slot of packs that are written together. */
export interface PackItem {
  /** For each pack, the SHA-256 of the file's source, recipe included. */
  readonly keys: readonly string[];
  /** Makes the files for all packs; a failure is a file too, in the state `failed`. */
  readonly make: () => Promise<readonly DrawnFile[]>;
}

/** Items for packs, one per slot; each is made in its turn. */
export interface PackItems {
  readonly count: number;
  at(place: number): PackItem;
}

/** A pack to write. */
export interface PackTarget {
  readonly file: string;
  /** Other packs that may hold some of its files under the same keys. */
  readonly reusable: readonly string[];
  /** Callback for each file in order; `isNew` is true if this run made it. */
  readonly onFile: (record: PackRecord, place: number, isNew: boolean) => void;
}

/** Items in work at the same time: enough that every core has one while others wait for their turn to be written. */
const WINDOW = 6;
/** Number of a killed run's last files that are checked; later files prove those before. */
const CHECKED = 8;

/**
 * Writes packs whose files are made together, such as the large and the small copies of the same pictures; leaves those
 * that hold these items already.
 *
 * Files are written in order, each followed by its record, to a file next to each pack that is renamed when it is whole.
 * So a run killed at any moment loses no file but those being made, and readers see a whole pack or the last one. In
 * memory are the items in work and nothing that grows with the packs but a table of the keys to be used again.
 */
export async function writePacks(targets: readonly PackTarget[], items: PackItems): Promise<void> {
  const writers: PackWriter[] = [];
  try {
    for (const [pack, target] of targets.entries()) {
      const keyAt = (place: number): string => items.at(place).keys[pack]!;
      if (await isWritten(target, items.count, keyAt)) continue;
      if (await takeOver(target, items.count, keyAt)) continue;
      writers.push(await beginPack(target, pack, items.count, keyAt));
    }
    const first = writers.reduce((least, { next }) => Math.min(least, next), items.count);
    const running: Promise<Made>[] = [];
    for (let place = first; place < items.count; place++) {
      for (let next = place + running.length; running.length < WINDOW && next < items.count; next++) {
        const started = makeItem(
          items.at(next),
          writers.filter((writer) => writer.next <= next),
        );
        started.catch(() => undefined); // awaited in its turn
        running.push(started);
      }
      for (const [writer, { file, isNew }] of await running.shift()!)
        await writer.append(file, items.at(place).keys[writer.pack]!, isNew);
    }
    for (const writer of writers) await writer.finish();
  } finally {
    for (const writer of writers) await writer.close();
  }
}

/** The files of one item for the packs that lack it, and whether they were made now. */
type Made = ReadonlyMap<PackWriter, { readonly file: DrawnFile; readonly isNew: boolean }>;

async function makeItem({ keys, make }: PackItem, writers: readonly PackWriter[]): Promise<Made> {
  const made = new Map<PackWriter, { file: DrawnFile; isNew: boolean }>();
  for (const writer of writers) {
    const file = await writer.reusable.read(keys[writer.pack]!);
    if (file !== undefined) made.set(writer, { file, isNew: false });
  }
  if (made.size === writers.length) return made;
  const files = await make();
  for (const writer of writers) if (!made.has(writer)) made.set(writer, { file: files[writer.pack]!, isNew: true });
  return made;
}

/** Returns true if a pack already contains the items, after reporting its files. */
async function isWritten(
  { file, onFile }: Pick<PackTarget, 'file' | 'onFile'>,
  count: number,
  keyAt: (place: number) => string,
): Promise<boolean> {
  const reader = await PackReader.open(file);
  if (reader === undefined) return false;
  try {
    if (reader.count !== count) return false;
    const records: PackRecord[] = [];
    for await (const record of reader.records()) {
      if (record.state === 'open' || record.key !== keyAt(records.length)) return false;
      records.push(record);
    }
    if (records.length < count) return false;
    for (const [place, record] of records.entries()) onFile(record, place, false);
    return true;
  } finally {
    await reader.close();
  }
}

/**
 * Links a pack of an older list to its new place if it contains just these items: a list of which one part has changed
 * shares all other packs with the list before it. Packs are replaced and never changed, so two lists may share one.
 */
async function takeOver(target: PackTarget, count: number, keyAt: (place: number) => string): Promise<boolean> {
  for (const file of target.reusable) {
    if (!(await isWritten({ file, onFile: target.onFile }, count, keyAt))) continue;
    await withFile(target.file, 'written', async () => {
      await makeFolder(path.dirname(target.file));
      await rm(partialOf(target), { force: true });
      // A file system without links has a copy, which shares blocks where it can.
      await link(file, partialOf(target)).catch(() => copyFile(file, partialOf(target), constants.COPYFILE_FICLONE));
      await replaceDurably(target.file, partialOf(target));
    });
    return true;
  }
  return false;
}

/** A pack that is being written. */
interface PackWriter {
  /** Index of the pack among those written together. */
  readonly pack: number;
  readonly reusable: ReusableFiles;
  /** The place of the next file. */
  readonly next: number;
  append(file: DrawnFile, key: string, isNew: boolean): Promise<void>;
  /** Puts the whole pack in its place. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/** Begins a pack, or continues one of a killed run, after reporting its files. */
async function beginPack(
  target: PackTarget,
  pack: number,
  count: number,
  keyAt: (place: number) => string,
): Promise<PackWriter> {
  const begun = await beginning(target, count, keyAt);
  let { next, end } = begun ?? { next: 0, end: recordStart(count) };
  const file = partialOf(target);
  const partial = await withFile(file, 'written', async () => {
    await makeFolder(path.dirname(target.file));
    return open(file, begun === undefined ? 'w+' : 'r+');
  });
  const write = (bytes: Uint8Array, at: number): Promise<void> =>
    withFile(file, 'written', () => writeAll(partial, bytes, at));
  try {
    if (begun === undefined) await write(encodePackHead(count), 0);
    const reusable = await ReusableFiles.open([target.file, ...target.reusable]);
    return {
      pack,
      reusable,
      get next() {
        return next;
      },
      append: async ({ bytes, ...about }, key, isNew) => {
        const place = next++;
        const digest = sha256(bytes).slice(0, 24);
        const record: PackRecord = { ...about, key, start: end, length: bytes.length, digest };
        await write(bytes, end);
        await write(encodeRecord(record), recordStart(place));
        end += bytes.length;
        target.onFile(record, place, isNew);
      },
      finish: () =>
        withFile(target.file, 'written', async () => {
          await partial.truncate(end);
          await replaceDurably(target.file, file);
        }),
      close: async () => {
        await partial.close();
        await reusable.close();
      },
    };
  } catch (error) {
    await partial.close();
    throw error;
  }
}

/** State of a pack: the next slot, and its offset. */
interface Begun {
  readonly next: number;
  readonly end: number;
}

function partialOf({ file }: PackTarget): string {
  return `${file}.partial`;
}

/** Returns the state of a killed run's pack, if it can be continued. */
async function beginning(
  target: PackTarget,
  count: number,
  keyAt: (place: number) => string,
): Promise<Begun | undefined> {
  const reader = await PackReader.open(partialOf(target));
  if (reader === undefined) return undefined;
  try {
    if (reader.count !== count) return undefined;
    const last: PackRecord[] = [];
    let [next, end] = [0, recordStart(count)];
    for await (const record of reader.records()) {
      if (record.state === 'open' || record.key !== keyAt(next)) break;
      next++;
      end = Math.max(end, record.start + record.length);
      last.push(record);
      if (last.length > CHECKED) last.shift();
    }
    for (const record of last) if (!sha256(await reader.bytes(record)).startsWith(record.digest)) return undefined;
    let place = 0;
    for await (const record of reader.records()) {
      if (place === next) break;
      target.onFile(record, place++, false);
    }
    return { next, end };
  } finally {
    await reader.close();
  }
}
