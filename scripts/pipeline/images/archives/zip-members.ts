import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw, inflateRaw } from 'node:zlib';
import { type ArchiveMember, tarMembers } from './tar-members.ts';

const inflate = promisify(inflateRaw);

/** First bytes of the records of a zip, as numbers. */
const [LOCAL, ENTRY, END, END_64, LOCATOR_64] = [0x04034b50, 0x02014b50, 0x06054b50, 0x06064b50, 0x07064b50];
/** Bytes of the fixed part of each record. */
const [LOCAL_LENGTH, ENTRY_LENGTH, END_LENGTH, END_64_LENGTH, LOCATOR_64_LENGTH] = [30, 46, 22, 56, 20];
/** A field of 32 bits whose value is in the record of 64 bits. */
const ELSEWHERE = 0xffffffff;
/** Bytes of the directory that are in memory at once; an entry has fewer than 200 kB. */
const WINDOW = 2 ** 20;
const [STORED, DEFLATED] = [0, 8];

/** An entry of the directory. */
interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly check: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
  readonly isLink: boolean;
}

/**
 * Yields the members of a zip in the order of its directory, those of tars inside it included; one is in memory at a time. Zips of more than 4 GB (Zip64)
 * are read, those in several parts are not.
 *
 * @param most limit in bytes for a member. @throws Error if the directory is damaged or missing, after the members before.
 */
export async function* zipMembers(file: string, most: number): AsyncGenerator<ArchiveMember> {
  const handle = await open(file);
  try {
    for await (const entry of entriesOf(handle)) {
      const { name, size, flags, method, isLink } = entry;
      const member = { name, start: 0, size, bytes: undefined };
      if (name.endsWith('/')) continue;
      if ((flags & 1) !== 0) yield { ...member, otherType: 'it is encrypted' };
      else if (isLink) yield { ...member, otherType: 'a symbolic link' };
      else if (method !== STORED && method !== DEFLATED)
        yield { ...member, otherType: `packed by method ${String(method)}` };
      else if (/\.(?:tar|tgz|tar\.gz|tar\.zst|tzst)$/i.test(name)) yield* readTar(handle, entry, most);
      else if (size > most) yield member;
      else yield { ...member, ...(await readMember(handle, entry)) };
    }
  } finally {
    await handle.close();
  }
}

async function readMember(
  handle: FileHandle,
  { at, packed, size, method, check }: Entry,
): Promise<Pick<ArchiveMember, 'bytes' | 'damage'>> {
  try {
    const data = await read(handle, await dataStart(handle, at), packed);
    const bytes = method === STORED ? data : await inflate(data, { maxOutputLength: Math.max(1, size) });
    if (bytes.length !== size || crc32(bytes) !== check) throw new Error('its check sum does not fit');
    return { bytes };
  } catch (error) {
    return { bytes: undefined, damage: error instanceof Error ? error.message : String(error) };
  }
}

/** Yields the members of a tar in a zip, which is unpacked as it is read; it may be larger than memory. */
async function* readTar(handle: FileHandle, entry: Entry, most: number): AsyncGenerator<ArchiveMember> {
  const { name, size, at, packed, method } = entry;
  try {
    const start = await dataStart(handle, at);
    const bytes = handle.createReadStream({ start, end: start + packed - 1, autoClose: false });
    const tar = method === STORED ? bytes : pipeline(bytes, createInflateRaw(), () => undefined);
    yield* tarMembers(name, tar, most, `${name}/`);
  } catch (error) {
    yield { name, start: 0, size, bytes: undefined, damage: error instanceof Error ? error.message : String(error) };
  }
}

/** Finds the first byte of a member, behind its own record. */
async function dataStart(handle: FileHandle, at: number): Promise<number> {
  const head = await read(handle, at, LOCAL_LENGTH);
  if (head.readUInt32LE(0) !== LOCAL) throw new Error('its directory leads to no member');
  return at + LOCAL_LENGTH + head.readUInt16LE(26) + head.readUInt16LE(28);
}

async function* entriesOf(handle: FileHandle): AsyncGenerator<Entry> {
  const { from, to } = await findDirectory(handle);
  for (let at = from; at < to;) {
    const window = await read(handle, at, Math.min(WINDOW, to - at));
    const before = at;
    for (let place = 0; place + ENTRY_LENGTH <= window.length;) {
      if (window.readUInt32LE(place) !== ENTRY) throw new Error('its directory is damaged');
      const [name, extra, comment] = [28, 30, 32].map((field) => window.readUInt16LE(place + field)) as [
        number,
        number,
        number,
      ];
      const end = place + ENTRY_LENGTH + name + extra + comment;
      if (end > window.length) break;
      yield entryOf(window.subarray(place, end), name, extra);
      place = end;
      at = before + end;
    }
    if (at === before) throw new Error('its directory is cut short');
  }
}

function entryOf(record: Buffer, nameLength: number, extraLength: number): Entry {
  const nameEnd = ENTRY_LENGTH + nameLength;
  const [size, packed, at] = wideFields(
    [24, 20, 42].map((field) => record.readUInt32LE(field)),
    record.subarray(nameEnd, nameEnd + extraLength),
  );
  return {
    name: decodeName(record.subarray(ENTRY_LENGTH, nameEnd)),
    flags: record.readUInt16LE(8),
    method: record.readUInt16LE(10),
    check: record.readUInt32LE(16),
    packed: packed!,
    size: size!,
    at: at!,
    isLink: ((record.readUInt32LE(38) >>> 16) & 0o170000) === 0o120000,
  };
}

/** Fields of an entry, those that are {@link ELSEWHERE} from its extra field of Zip64. */
function wideFields(fields: readonly number[], extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let place = at + 4;
    return fields.map((field) => {
      if (field !== ELSEWHERE) return field;
      place += 8;
      return Number(extra.readBigUInt64LE(place - 8));
    });
  }
  return [...fields];
}

/** Finds the directory by the record at the end of the file, before a comment of 64 kB at most. */
async function findDirectory(handle: FileHandle): Promise<{ from: number; to: number }> {
  const { size } = await handle.stat();
  const tail = await read(handle, Math.max(0, size - END_LENGTH - 0xffff), Math.min(size, END_LENGTH + 0xffff));
  const found = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (found === -1 || found + END_LENGTH > tail.length)
    throw new Error('it has no directory at its end: it is cut short');
  const end = tail.subarray(found);
  if (end.readUInt32LE(0) !== END || (end.readUInt16LE(4) !== 0 && end.readUInt16LE(4) !== 0xffff))
    throw new Error('it is one part of several: join them with zip -s 0 IN.zip --out OUT.zip');
  let [length, from] = [end.readUInt32LE(12), end.readUInt32LE(16)];
  if (from === ELSEWHERE || length === ELSEWHERE || end.readUInt16LE(10) === 0xffff) {
    const at = size - tail.length + found - LOCATOR_64_LENGTH;
    const locator = at < 0 ? Buffer.alloc(LOCATOR_64_LENGTH) : await read(handle, at, LOCATOR_64_LENGTH);
    if (locator.readUInt32LE(0) === LOCATOR_64) {
      const wide = await read(handle, Number(locator.readBigUInt64LE(8)), END_64_LENGTH);
      if (wide.readUInt32LE(0) !== END_64) throw new Error('its directory is damaged');
      [length, from] = [Number(wide.readBigUInt64LE(40)), Number(wide.readBigUInt64LE(48))];
    }
  }
  if (from + length > size) throw new Error('its directory is damaged');
  return { from, to: from + length };
}

/** A name as UTF-8, as all but old programs write it; else byte by byte. */
function decodeName(bytes: Buffer): string {
  const utf8 = bytes.toString('utf8');
  return (utf8.includes('\ufffd') ? bytes.toString('latin1') : utf8).replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
}

async function read(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  for (let got = 0; got < length;) {
    const { bytesRead } = await handle.read(bytes, got, length - got, at + got);
    if (bytesRead === 0) throw new Error('it is cut short');
    got += bytesRead;
  }
  return bytes;
}
