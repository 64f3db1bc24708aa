import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { decodePackHead, decodeRecord, encodePackHead, encodeRecord, type PackRecord, RECORD_SIZE, recordStart } from '../../src/format/picture-pack.ts';
import { sha256 } from './current-build.ts';

/** A file as it goes into a pack. */
export type PackedFile = Pick<PackRecord, 'state' | 'colour' | 'width' | 'height'> & { readonly bytes: Uint8Array };

/** What is to stand at one place of a pack. */
export interface PackItem {
  /** SHA-256 of what the file is made from, the recipe included. */
  readonly key: string;
  /** Makes the file; a failure is a file too, in the state `failed`. */
  readonly make: () => Promise<PackedFile>;
}

/** Files in work at the same time: enough that every core has one while others wait for their turn to be written. */
const WINDOW = 6;
/** How many of the last files of a killed run are checked; those before them were followed by others. */
const CHECKED = 8;

/**
 * Writes a pack, or leaves it if it holds these items already.
 *
 * Files are written in order, each followed by its record, to a file beside the pack that is renamed when it is whole.
 * So a run killed at any moment loses no file but those being made, and readers see a whole pack or the last one.
 *
 * @param reusable packs that may hold some of the files under the same keys.
 * @param onFile told of each file in order, and whether it was made now.
 */
export async function writePack(
  target: string,
  items: readonly PackItem[],
  reusable: readonly string[],
  onFile: (file: PackRecord, isNew: boolean) => void,
): Promise<void> {
  const standing = await readRecords(target);
  if (standing?.length === items.length && standing.every((record, i) => record.key === items[i]!.key && record.state !== 'open')) {
    for (const record of standing) onFile(record, false);
    return;
  }
  await mkdir(path.dirname(target), { recursive: true });
  const partial = `${target}.partial`;
  const begun = await beginning(partial, items);
  const handle = await open(partial, begun === undefined ? 'w+' : 'r+');
  const old = await openKept([target, ...reusable]);
  try {
    if (begun === undefined) await handle.write(encodePackHead(items.length), 0, undefined, 0);
    const records = begun ?? [];
    for (const record of records) onFile(record, false);
    let end = records.reduce((most, { start, length }) => Math.max(most, start + length), recordStart(items.length));
    const work = async ({ key, make }: PackItem): Promise<{ file: PackedFile; isNew: boolean }> => {
      const kept = await old.read(key);
      return kept === undefined ? { file: await make(), isNew: true } : { file: kept, isNew: false };
    };
    const running: Promise<{ file: PackedFile; isNew: boolean }>[] = [];
    for (let place = records.length; place < items.length; place++) {
      for (let next = place + running.length; running.length < WINDOW && next < items.length; next++) {
        const started = work(items[next]!);
        started.catch(() => undefined); // awaited in its turn
        running.push(started);
      }
      const { file: { bytes, ...about }, isNew } = await running.shift()!;
      const record: PackRecord = { ...about, key: items[place]!.key, start: end, length: bytes.length, digest: sha256(bytes).slice(0, 24) };
      await handle.write(bytes, 0, bytes.length, end);
      await handle.write(encodeRecord(record), 0, RECORD_SIZE, recordStart(place));
      end += bytes.length;
      onFile(record, isNew);
    }
    await handle.truncate(end);
    await handle.datasync();
  } finally {
    await handle.close();
    await old.close();
  }
  await rename(partial, target);
}

/** All records of a pack, or `undefined` if there is none at that place. */
export async function readRecords(file: string): Promise<PackRecord[] | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    return await recordsOf(handle);
  } finally {
    await handle.close();
  }
}

/** One file of a pack. */
export async function readPacked(pack: string, { start, length }: PackRecord): Promise<Uint8Array> {
  const handle = await open(pack);
  try {
    return await bytesAt(handle, start, length);
  } finally {
    await handle.close();
  }
}

async function recordsOf(handle: FileHandle): Promise<PackRecord[] | undefined> {
  const count = decodePackHead(await bytesAt(handle, 0, recordStart(0)));
  if (count === undefined) return undefined;
  const bytes = await bytesAt(handle, recordStart(0), count * RECORD_SIZE);
  return Array.from({ length: Math.floor(bytes.length / RECORD_SIZE) }, (_, i) => decodeRecord(bytes.subarray(i * RECORD_SIZE, (i + 1) * RECORD_SIZE)));
}

/** The records of a pack that a killed run began, as far as they can be gone on from; `undefined` if not at all. */
async function beginning(partial: string, items: readonly PackItem[]): Promise<PackRecord[] | undefined> {
  const handle = await open(partial).catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    if (decodePackHead(await bytesAt(handle, 0, recordStart(0))) !== items.length) return undefined;
    const records = (await recordsOf(handle)) ?? [];
    const broken = records.findIndex((record, i) => record.state === 'open' || record.key !== items[i]?.key);
    const whole = broken === -1 ? records : records.slice(0, broken);
    for (const { start, length, digest } of whole.slice(-CHECKED)) {
      if (sha256(await bytesAt(handle, start, length)).slice(0, 24) !== digest) return undefined;
    }
    return whole;
  } finally {
    await handle.close();
  }
}

interface KeptFiles {
  read(key: string): Promise<PackedFile | undefined>;
  close(): Promise<void>;
}

/** Files of other packs by their keys. */
async function openKept(files: readonly string[]): Promise<KeptFiles> {
  const handles: FileHandle[] = [];
  const places = new Map<string, { handle: FileHandle; record: PackRecord }>();
  for (const file of files) {
    const handle = await open(file).catch(() => undefined);
    if (handle === undefined) continue;
    handles.push(handle);
    for (const record of (await recordsOf(handle)) ?? []) if (record.state !== 'open') places.set(record.key, { handle, record });
  }
  return {
    read: async (key) => {
      const place = places.get(key);
      if (place === undefined) return undefined;
      const { state, colour, width, height, start, length, digest } = place.record;
      const bytes = await bytesAt(place.handle, start, length);
      return sha256(bytes).startsWith(digest) ? { state, colour, width, height, bytes } : undefined;
    },
    close: async () => {
      for (const handle of handles) await handle.close();
    },
  };
}

async function bytesAt(handle: FileHandle, start: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}
