import { createReadStream } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { type BoxedImage, type BoundingBox } from '../../../src/domain/bounding-box.ts';
import { decodeAnnotation } from '../../../src/format/voc-annotation.ts';
import { withFile } from '../../../src/store/file-fault.ts';
import { sha256 } from '../builds/current-build.ts';
import { type FaultyFile, type FileFault } from './file-fault.ts';
import { isInside } from './find-images.ts';

/** A file or archive of annotations. */
interface FoundAnnotations {
  /** Path in the dataset's folder of boxes, with slashes. */
  readonly file: string;
  readonly kind: 'xml' | 'tar' | 'other';
}

/** The annotations that a folder has, found and not yet read. */
export interface BoxFolder {
  /** Absolute path, without links. */
  readonly folder: string;
  readonly files: readonly FoundAnnotations[];
  /** Changes when a file does, as far as its size and time tell. */
  readonly digest: string;
}

/** The boxes of a folder, and what of it is passed over. */
export interface ReadBoxes {
  readonly images: readonly BoxedImage[];
  readonly passedOver: readonly FaultyFile[];
}

/** The most bytes of one annotation. */
const MOST_BYTES = 2 ** 20;
const ID = /^n\d{8}_[1-9]\d{0,8}$/;

/** Finds annotations: `….xml` at any depth, and `….tar.gz`, `….tgz` or `….tar` of such files. Nothing is read yet. */
export async function findBoxes(folder: string): Promise<BoxFolder> {
  const root = await realpath(folder);
  const files: FoundAnnotations[] = [];
  const stamps: string[] = [];
  const entries = await withFile(root, 'read', () => readdir(root, { recursive: true, withFileTypes: true }));
  const names = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
  for (const file of names.sort()) {
    const known = await stat(path.join(root, file)).catch(() => undefined);
    stamps.push([file, known?.size, known?.mtimeMs].join('\0'));
    files.push({ file, kind: file.endsWith('.xml') ? 'xml' : /\.(?:tar|tar\.gz|tgz)$/.test(file) ? 'tar' : 'other' });
  }
  return { folder: root, files, digest: sha256([root, ...stamps].join('\n')) };
}

/**
 * Reads the boxes of a folder. What cannot be read is passed over with a reason; a box that reaches over the edge of its
 * image is cut at it.
 *
 * @param idOf the id of the image of that name, where the annotation is not named after an id itself; `undefined` if there is none.
 */
export async function readBoxes(
  { folder, files }: BoxFolder,
  idOf: (name: string) => string | undefined,
): Promise<ReadBoxes> {
  const images = new Map<string, BoxedImage>();
  const passedOver: FaultyFile[] = [];
  const report = (file: string, fault: FileFault, detail = ''): void => {
    passedOver.push({ file, fault, detail });
  };
  const take = (file: string, bytes: Uint8Array): void => {
    const name = path.posix.parse(file).name;
    const id = ID.test(name) ? name : idOf(name);
    if (id === undefined) report(file, 'no-image-of-boxes');
    else if (bytes.length === 0) report(file, 'empty');
    else if (images.has(id)) report(file, 'twice', id);
    else readAnnotation(file, id, bytes, images, report);
  };
  for (const { file, kind } of files) {
    try {
      const place = await realpath(path.join(folder, file));
      if (!isInside(folder, place)) report(file, 'link-outside');
      else if (kind === 'xml') take(file, await readFile(place));
      else if (kind === 'tar') await readArchive(file, place, take, report);
      else report(file, 'no-annotation');
    } catch (error) {
      report(
        file,
        kind === 'tar' ? 'damaged-tar' : 'unreadable',
        error instanceof Error ? error.message : String(error),
      );
    }
  }
  return { images: [...images.values()], passedOver };
}

async function readArchive(
  archive: string,
  place: string,
  take: (file: string, bytes: Uint8Array) => void,
  report: (file: string, fault: FileFault, detail?: string) => void,
): Promise<void> {
  const tar = extract();
  const failed = (error: Error | null | undefined): void => {
    if (error) tar.destroy(error);
  };
  const input = createReadStream(place);
  if (archive.endsWith('.tar')) pipeline(input, tar, failed);
  else pipeline(input, createGunzip(), tar, failed);
  for await (const entry of tar) {
    const { name, size, type } = entry.header;
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry as AsyncIterable<Uint8Array>) if (size <= MOST_BYTES) chunks.push(chunk);
    const file = `${archive}/${name}`;
    if (type !== 'file') continue;
    if (size > MOST_BYTES) report(file, 'too-large', `${String(size)} bytes`);
    else if (name.endsWith('.xml')) take(file, Buffer.concat(chunks));
    else report(file, 'no-annotation');
  }
}

function readAnnotation(
  file: string,
  id: string,
  bytes: Uint8Array,
  images: Map<string, BoxedImage>,
  report: (file: string, fault: FileFault, detail?: string) => void,
): void {
  try {
    const { width, height, boxes } = decodeAnnotation(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (!(width > 0 && height > 0)) throw new Error('it says no size of the image');
    const inside = boxes.map((box) => cut(box, width, height));
    const kept = inside.filter((box) => box.xmin < box.xmax && box.ymin < box.ymax);
    if (boxes.length === 0) report(file, 'no-boxes');
    else if (kept.length < boxes.length)
      report(file, 'bad-box', `${String(boxes.length - kept.length)} of ${String(boxes.length)}`);
    if (kept.length > 0) images.set(id, { id, width, height, boxes: kept });
  } catch (error) {
    report(file, 'no-annotation', error instanceof Error ? error.message : String(error));
  }
}

function cut(box: BoundingBox, width: number, height: number): BoundingBox {
  const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
  return {
    ...box,
    xmin: within(box.xmin, width),
    xmax: within(box.xmax, width),
    ymin: within(box.ymin, height),
    ymax: within(box.ymax, height),
  };
}
