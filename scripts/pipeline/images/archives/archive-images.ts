import { createReadStream } from 'node:fs';
import path from 'node:path';
import { InputError } from '../../text/input.ts';
import { classesIn } from '../classes/class-fields.ts';
import { type FoundFile, isOther, isUnreadArchive } from '../find-images.ts';
import { type Faulty, type LookedAt, lookAtImage, MOST_BYTES } from '../look-at-image.ts';
import { NoImagesError, parquetImages } from './parquet-images.ts';
import { isLabelTable, readLabelTable } from '../classes/label-table.ts';
import type { LabelTable } from '../classes/labels.ts';
import type { Seen } from '../survey-notes.ts';
import { type ArchiveMember, tarMembers } from './tar-members.ts';
import { UnpackedImages } from './unpacked-images.ts';
import { zipMembers } from './zip-members.ts';

/** Detail of an archive without any member or row. */
export const NOTHING_IN_IT = 'it has no member or row';

/** Whether the images of an archive have no position in it, so that they are unpacked. */
export function isCompressed(file: string): boolean {
  return !/\.tar$/i.test(file);
}

/** Looks at all images of an archive. @param notes folder for the images of compressed archives. @param onImage called after each. */
export async function surveyArchive(
  folder: string,
  notes: string,
  { file: archive, size: length }: FoundFile,
  onImage: () => void,
): Promise<Seen> {
  const found = new ArchiveImages(
    archive,
    onImage,
    isCompressed(archive) ? await UnpackedImages.create(notes, archive) : undefined,
  );
  try {
    if (length === 0) found.report(archive, { fault: 'empty', detail: '' });
    else if (/\.parquet$/i.test(archive)) await readParquet(path.join(folder, archive), found);
    else await readMembers(membersOf(path.join(folder, archive)), archive, found);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    found.report(archive, { fault: error instanceof NoImagesError ? 'no-images' : 'damaged-tar', detail });
  }
  await found.unpacked?.finish();
  const seen = found.seen();
  if (seen.images.length === 0 && seen.faulty.length === 0)
    return {
      images: [],
      faulty: [{ file: printable(archive), fault: 'no-images', detail: NOTHING_IN_IT }],
    };
  return seen;
}

async function readParquet(file: string, found: ArchiveImages): Promise<void> {
  for await (const { name, bytes, hints } of parquetImages(file)) await found.add(name, 0, bytes.length, bytes, hints);
}

function membersOf(file: string): AsyncIterable<ArchiveMember> {
  if (/\.zip$/i.test(file)) return zipMembers(file, MOST_BYTES);
  return tarMembers(file, createReadStream(file, { highWaterMark: 2 ** 20 }), MOST_BYTES);
}

async function readMembers(
  members: AsyncIterable<ArchiveMember>,
  archive: string,
  found: ArchiveImages,
): Promise<void> {
  for await (const { name, start, size, bytes, link, otherType, damage } of members) {
    if (link !== undefined) found.addLink(name, link);
    else if (damage !== undefined)
      found.report(`${archive}/${name}`, { fault: isUnreadArchive(name) ? 'damaged-tar' : 'corrupt', detail: damage });
    else if (otherType !== undefined) found.report(`${archive}/${name}`, { fault: 'other-member', detail: otherType });
    else if (bytes !== undefined && isLabelTable(path.posix.basename(name))) await found.addTable(name, bytes);
    else if (bytes !== undefined && /\.(?:json|cls|txt|index)$/i.test(name)) found.addNote(name, hintsIn(name, bytes));
    else if (isOther(name)) found.report(`${archive}/${name}`, { fault: 'other-file', detail: '' });
    else if (isUnreadArchive(name)) found.report(`${archive}/${name}`, { fault: 'other-archive', detail: '' });
    else await found.add(name, start, size, bytes);
  }
}

/** Gathers the images of an archive, with what other members say of them. */
class ArchiveImages {
  readonly unpacked: UnpackedImages | undefined;
  readonly #archive: string;
  readonly #onImage: () => void;
  readonly #images: Seen['images'] = [];
  readonly #faulty: Seen['faulty'] = [];
  readonly #links: { name: string; link: string }[] = [];
  /** By the path of the member without its ending. */
  readonly #notes = new Map<string, string[]>();
  readonly #tables: { readonly folder: string; readonly table: LabelTable }[] = [];
  /** Paths of members that say anything of an image, without their endings. */
  readonly #described = new Set<string>();

  constructor(archive: string, onImage: () => void, unpacked: UnpackedImages | undefined) {
    this.#archive = archive;
    this.#onImage = onImage;
    this.unpacked = unpacked;
  }

  /** Looks at an image and unpacks it where the archive is compressed. */
  async add(
    name: string,
    at: number,
    size: number,
    bytes: Uint8Array | undefined,
    hints?: readonly string[],
  ): Promise<void> {
    const looked = bytes === undefined ? tooLarge(size) : await lookAtImage(bytes);
    const isImage = bytes !== undefined && !('fault' in looked);
    const start = isImage && this.unpacked !== undefined ? await this.unpacked.append(bytes) : at;
    const { images, faulty } = seenAs(`${this.#archive}/${name}`, start, size, looked);
    for (const image of images) this.#images.push(hints === undefined ? image : { ...image, hints: [...hints] });
    this.#faulty.push(...faulty);
    this.#onImage();
  }

  addNote(name: string, hints: readonly string[]): void {
    const stem = stemOf(name);
    this.#described.add(stem);
    // A class file says it best, then a field of JSON, then a text.
    if (hints.length > 0 && (!this.#notes.has(stem) || name.endsWith('.cls'))) this.#notes.set(stem, [...hints]);
  }

  /** Reads a table of classes, which is about the images below its folder. */
  async addTable(name: string, bytes: Uint8Array): Promise<void> {
    try {
      this.#tables.push({ folder: path.posix.dirname(name), table: await readLabelTable({ name, bytes }) });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.report(`${this.#archive}/${name}`, { fault: 'no-table', detail: error.message });
    }
  }

  addLink(name: string, link: string): void {
    this.#links.push({ name, link });
  }

  report(file: string, { fault, detail }: Faulty): void {
    this.#faulty.push({ file: printable(file), fault, detail });
  }

  /** The images that belong to others: those of a described sample next to its first, unless a member describes them. */
  #companions(): Set<Seen['images'][number]> {
    const samples = Map.groupBy(this.#images, (image) => sampleKey(this.#nameOf(image)));
    const companions = new Set<Seen['images'][number]>();
    for (const [key, sample] of samples) {
      if (sample.length === 1 || !this.#described.has(key)) continue;
      const inOrder = sample.toSorted((a, b) => rankInSample(this.#nameOf(a)) - rankInSample(this.#nameOf(b)));
      for (const image of inOrder.slice(1)) {
        const stem = stemOf(this.#nameOf(image));
        if (stem === key || !this.#described.has(stem)) companions.add(image);
      }
    }
    return companions;
  }

  /** Returns the classes that the tables above an image give it. */
  #inTables(name: string): readonly string[] | undefined {
    return this.#tables
      .filter(({ folder }) => folder === '.' || name.startsWith(`${folder}/`))
      .map(({ table }) => table.ofFile(name))
      .find((classes) => classes !== undefined);
  }

  /** The path of an image in the archive. */
  #nameOf({ file }: Seen['images'][number]): string {
    return file.slice(this.#archive.length + 1);
  }

  seen(): Seen {
    const names = this.#images.map((image) => this.#nameOf(image));
    for (const { table } of this.#tables) table.fitNumbers(names);
    const byName = new Map(this.#images.map((image) => [image.file, image]));
    for (const { name, link } of this.#links) {
      const target = byName.get(`${this.#archive}/${link}`);
      const file = `${this.#archive}/${name}`;
      if (target === undefined) this.report(file, { fault: 'link-to-nothing', detail: link });
      else if (printable(file) === file) this.#images.push({ ...target, file });
    }
    const companions = this.#companions();
    for (const { file } of companions) this.report(file, { fault: 'companion', detail: '' });
    const images = this.#images
      .filter((image) => !companions.has(image))
      .map((image) => {
        const name = this.#nameOf(image);
        const hints =
          image.hints ?? this.#notes.get(stemOf(name)) ?? this.#notes.get(sampleKey(name)) ?? this.#inTables(name);
        return hints === undefined ? image : { ...image, hints: [...hints] };
      });
    return { images, faulty: this.#faulty };
  }
}

/** The path of a member without its last ending. */
function stemOf(name: string): string {
  return name.replace(/\.\w+$/, '');
}

/** The key of a WebDataset sample: the path of a member up to the first dot of its name. */
function sampleKey(name: string): string {
  return /^(?:.*\/)?[^./]+/.exec(name)?.[0] ?? name;
}

/** The image of a WebDataset sample comes before its companions: `key.jpg` before `key.png` before `key.seg.png`. */
function rankInSample(name: string): number {
  const [, ending = ''] = /^(?:.*\/)?[^./]+\.(.*)$/.exec(name) ?? [];
  const plain = ['jpg', 'jpeg', 'png', 'webp'].indexOf(ending.toLowerCase());
  if (plain !== -1) return plain;
  return ending.includes('.') ? (/^(?:image|img|rgb|input)\./i.test(ending) ? 5 : 6) : 4;
}

/** Returns the result of a look at an image as a file of the list or of the report. */
export function seenAs(file: string, start: number, bytes: number, looked: LookedAt | Faulty): Seen {
  // No tab or line end may come into a list.
  const name = printable(file);
  if ('fault' in looked) return { images: [], faulty: [{ file: name, ...looked }] };
  if (name !== file)
    return { images: [], faulty: [{ file: name, fault: 'unreadable', detail: 'its name has control characters' }] };
  return { images: [{ file, start, bytes, ...looked }], faulty: [] };
}

/** A name with control characters replaced. */
export function printable(name: string): string {
  return name.replaceAll(/\p{Cc}/gu, '\ufffd');
}

/** The fault of a file with too many bytes. */
export function tooLarge(size: number): Faulty {
  return { fault: 'too-large', detail: `${String(size)} bytes, of ${String(MOST_BYTES)} at most` };
}

/** Returns the classes that a file next to an image gives it, by its ending. */
export function hintsIn(file: string, bytes: Uint8Array): string[] {
  const text = new TextDecoder().decode(bytes).trim();
  if (/\.cls$/i.test(file)) return text === '' ? [] : [text];
  if (/\.txt$/i.test(file)) return /^\S{1,60}$/.test(text) ? [text] : [];
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : classesIn(value);
  } catch {
    return []; // a note that is no JSON says nothing of the class
  }
}
