import { createReadStream } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BoxedImage, BoundingBox } from '../../../../src/domain/dataset/bounding-box.ts';
import type { NodeIndex } from '../../../../src/domain/taxonomy/node-index.ts';
import { decodeAnnotation } from '../../../../src/format/imagenet/voc-annotation.ts';
import { withFile } from '../../../../src/store/file-fault.ts';
import { sha256 } from '../../builds/current-build.ts';
import type { FaultyFile, FileFault } from '../file-fault.ts';
import { type FoundImages, isInside } from '../find-images.ts';
import { turnBoxes } from './turn-boxes.ts';
import { cvatImages, isCvat } from './annotated-image.ts';
import {
  type BoxRow,
  noteOfRow,
  rowOfNote,
  rowsOfCsv,
  rowsOfImage,
  rowsOfJson,
  rowsOfTable,
  rowsOfYolo,
} from './box-rows.ts';
import { parseOnce } from '../parsed-notes.ts';
import { tarMembers } from '../archives/tar-members.ts';
import { isYoloLabel } from './yolo.ts';

/** A file or archive of annotations. */
interface FoundAnnotations {
  /** Path in the dataset's folder of boxes, with slashes. */
  readonly file: string;
  readonly kind: 'xml' | 'tar' | 'table' | 'csv' | 'json' | 'yolo' | 'other';
}

/** The annotations that a folder has, found and not yet read. */
export interface BoxFolder {
  /** Absolute path, without links. */
  readonly folder: string;
  readonly files: readonly FoundAnnotations[];
  /** Names of YOLO's classes in their order. */
  readonly yoloNames?: readonly string[];
  /** Folder in which the boxes of large files of JSON are noted; absent where they are not. */
  readonly notes?: string;
  /** Changes when a file does, as far as its size and time show. */
  readonly digest: string;
}

/** The boxes of a folder, and what of it is skipped. */
export interface ReadBoxes {
  readonly images: readonly BoxedImage[];
  readonly skipped: readonly FaultyFile[];
}

/** An image that boxes may belong to. */
export interface BoxTarget {
  readonly id: string;
  /** Synset that the image is filed under; absent if no file of it is known. */
  readonly node?: NodeIndex;
  /** Size as it is shown, turned as its camera was held; absent if no file of it is known. */
  readonly size?: { readonly width: number; readonly height: number; readonly orientation: number } | undefined;
}

/** Finds the images of a name, or of an id where the name is one; none if the dataset has no such image. */
export type FindTargets = (name: string) => readonly BoxTarget[];

/** Finds the synset that the name of a box means; `undefined` if it means none. */
export type FindClass = (name: string) => NodeIndex | undefined;

/** Limit in bytes of one annotation. */
const MOST_BYTES = 2 ** 20;
const ID = /^n\d{8}_[1-9]\d{0,8}$/;

/**
 * Finds annotations: `….xml` at any depth, `….tar.gz`, `….tgz` or `….tar` of such files, Tiny ImageNet's `…_boxes.txt`
 * and `val_annotations.txt`, and JSON of COCO, LVIS or Visual Genome. Nothing is read yet.
 *
 * @param only the only entry of the folder that holds boxes. @param isShared whether images are in the same folder: other files are not reported then.
 */
export async function findBoxes(folder: string, only?: string, isShared = false): Promise<BoxFolder> {
  const root = await realpath(folder);
  const files: FoundAnnotations[] = [];
  const stamps: string[] = [];
  const entries = await withFile(root, 'read', () => readdir(root, { recursive: true, withFileTypes: true }));
  const names = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => only === undefined || file === only);
  for (const file of names.sort()) {
    const kind = kindOf(file);
    if (isShared && (kind === 'other' || kind === 'tar' || kind === 'json' || kind === 'csv')) continue;
    const known = await stat(path.join(root, file)).catch(() => undefined);
    stamps.push([file, known?.size, known?.mtimeMs].join('\0'));
    files.push({ file, kind });
  }
  return { folder: root, files, digest: sha256([root, ...stamps].join('\n')) };
}

/** The annotations of a folder of images, which have been found with them. @param folder without links. */
export function boxFolderOf(
  folder: string,
  { annotations, yoloNames }: Pick<FoundImages, 'annotations' | 'yoloNames'>,
): BoxFolder {
  return {
    folder,
    files: annotations.map(({ file }) => ({ file, kind: isYoloLabel(file) ? 'yolo' : kindOf(file) })),
    yoloNames,
    digest: sha256([folder, ...yoloNames, ...annotations.map((one) => Object.values(one).join('\0'))].join('\n')),
  };
}

/** The kind of a file by its name; Stanford Dogs' annotations have no ending. */
function kindOf(file: string): FoundAnnotations['kind'] {
  if (/\.xml$|(?:^|\/)[^./]+$/i.test(file)) return 'xml';
  if (/\.(?:tar|tar\.gz|tgz)$/.test(file)) return 'tar';
  if (/(?:_boxes|(?:^|\/)val_annotations)\.txt$/.test(file)) return 'table';
  if (/\.csv$/i.test(file)) return 'csv';
  return file.endsWith('.json') ? 'json' : 'other';
}

/**
 * Reads the boxes of a folder. What cannot be read is skipped with a reason; a box that reaches over the edge of its
 * image is cut at it. Where a file is filed under several synsets, a box of one of them belongs to that image alone, and a
 * box of anything else to each.
 */
export async function readBoxes(
  { folder, files, yoloNames = [], notes }: BoxFolder,
  targetsOf: FindTargets,
  classOf: FindClass = () => undefined,
): Promise<ReadBoxes> {
  const reading = new Reading(targetsOf, classOf);
  for (const { file, kind } of files) {
    try {
      const place = await realpath(path.join(folder, file));
      if (!isInside(folder, place)) reading.report(file, 'link-outside');
      else if (kind === 'xml') reading.addAnnotation(file, await readFile(place));
      else if (kind === 'tar') await readArchive(file, place, reading);
      else if (kind === 'table') reading.addRows(file, rowsOfTable({ name: file, bytes: await readFile(place) }));
      else if (kind === 'csv') reading.addRows(file, rowsOfCsv({ name: file, bytes: await readFile(place) }));
      else if (kind === 'yolo') reading.addRows(file, rowsOfYolo(file, await readFile(place, 'utf8'), yoloNames));
      else if (kind === 'json') reading.addRows(file, await readJsonRows(place, notes));
      else reading.report(file, 'no-annotation');
    } catch (error) {
      const fault = kind === 'tar' ? 'damaged-tar' : kind === 'xml' ? 'unreadable' : 'no-annotation';
      reading.report(file, fault, error instanceof Error ? error.message : String(error));
    }
  }
  return { images: [...reading.images.values()], skipped: reading.skipped };
}

async function readJsonRows(place: string, notes: string | undefined): Promise<readonly BoxRow[]> {
  const rows = (): Promise<BoxRow[]> =>
    rowsOfJson(path.basename(place), createReadStream(place, { highWaterMark: 2 ** 20 }));
  if (notes === undefined) return rows();
  return (await parseOnce(notes, place, 'boxes', async () => (await rows()).map(noteOfRow))).map(rowOfNote);
}

async function readArchive(archive: string, place: string, reading: Reading): Promise<void> {
  for await (const { name, size, bytes, link, otherType } of tarMembers(archive, createReadStream(place), MOST_BYTES)) {
    const file = `${archive}/${name}`;
    if (link !== undefined) reading.report(file, 'other-member', 'a link');
    else if (otherType !== undefined) reading.report(file, 'other-member', otherType);
    else if (bytes === undefined) reading.report(file, 'too-large', `${String(size)} bytes`);
    else if (kindOf(name) === 'xml') reading.addAnnotation(file, bytes);
    else reading.report(file, 'no-annotation');
  }
}

/** Gathers the boxes of images. */
class Reading {
  readonly images = new Map<string, BoxedImage>();
  readonly skipped: FaultyFile[] = [];
  readonly #targetsOf: FindTargets;
  readonly #classOf: FindClass;

  constructor(targetsOf: FindTargets, classOf: FindClass) {
    this.#targetsOf = targetsOf;
    this.#classOf = classOf;
  }

  report(file: string, fault: FileFault, detail = ''): void {
    this.skipped.push({ file, fault, detail });
  }

  /** Reads an annotation in the form of Pascal VOC, which is named after its image, or CVAT's of many images. */
  addAnnotation(file: string, bytes: Uint8Array): void {
    const text = new TextDecoder().decode(bytes);
    if (isCvat(text)) {
      this.addRows(file, cvatImages(text).flatMap(rowsOfImage));
      return;
    }
    const { name } = path.posix.parse(file);
    const targets = this.#targetsNamed(name);
    if (targets.length === 0) this.report(file, 'no-image-of-boxes');
    else if (bytes.length === 0) this.report(file, 'empty');
    else if (targets.every(({ id }) => this.images.has(id))) this.report(file, 'twice', targets[0]!.id);
    else this.#readAnnotation(file, targets, bytes);
  }

  #readAnnotation(file: string, targets: readonly BoxTarget[], bytes: Uint8Array): void {
    try {
      const { width, height, boxes } = decodeAnnotation(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
      if (!(width > 0 && height > 0)) throw new Error('it gives no size of the image');
      for (const target of targets)
        this.#addBoxes(file, target, { width, height }, this.#boxesOf(target, targets, boxes));
    } catch (error) {
      this.report(file, 'no-annotation', error instanceof Error ? error.message : String(error));
    }
  }

  /** Adds the boxes of a table or of JSON, image by image. */
  addRows(file: string, rows: Iterable<BoxRow>): void {
    for (const [name, own] of Map.groupBy(rows, (row) => row.name)) {
      const targets = this.#targetsNamed(name);
      if (targets.length === 0) this.report(`${file}: ${name}`, 'no-image-of-boxes');
      for (const target of targets) {
        const size = own.find((row) => row.width > 0) ?? target.size;
        if (size === undefined) this.report(`${file}: ${name}`, 'no-annotation', 'it gives no size of the image');
        else if (this.images.has(target.id)) this.report(`${file}: ${name}`, 'twice', target.id);
        else
          this.#addBoxes(
            `${file}: ${name}`,
            target,
            size,
            this.#boxesOf(
              target,
              targets,
              own.map(({ box, isShare = false }) => (isShare ? enlarged(box, size) : box)),
            ),
          );
      }
    }
  }

  /** The boxes of a file that belong to one of its images: not those of a synset that another one is filed under. */
  #boxesOf(target: BoxTarget, targets: readonly BoxTarget[], boxes: readonly BoundingBox[]): readonly BoundingBox[] {
    if (targets.length === 1) return boxes;
    const others = new Set(targets.filter(({ node }) => node !== target.node).map(({ node }) => node));
    return boxes.filter(({ name }) => !others.has(this.#classOf(name) ?? target.node));
  }

  #targetsNamed(name: string): readonly BoxTarget[] {
    const targets = this.#targetsOf(name);
    return targets.length === 0 && ID.test(name) ? [{ id: name }] : targets;
  }

  #addBoxes(
    file: string,
    { id, size }: BoxTarget,
    drawnOn: { readonly width: number; readonly height: number },
    boxes: readonly BoundingBox[],
  ): void {
    const turned = size === undefined ? { ...drawnOn, boxes } : turnBoxes(boxes, drawnOn, size);
    if ('fault' in turned) {
      this.report(file, turned.fault, turned.detail);
      return;
    }
    const { width, height } = turned;
    const kept = turned.boxes
      .map((box) => cut(box, width, height))
      .filter((box) => box.xmin < box.xmax && box.ymin < box.ymax);
    if (boxes.length === 0) this.report(file, 'no-boxes');
    else if (kept.length < boxes.length)
      this.report(file, 'bad-box', `${String(boxes.length - kept.length)} of ${String(boxes.length)}`);
    if (kept.length > 0) this.images.set(id, { id, width, height, boxes: kept });
  }
}

/** A box whose sides are shares of its image, in pixels. */
function enlarged(
  box: BoundingBox,
  { width, height }: { readonly width: number; readonly height: number },
): BoundingBox {
  const [xmin, xmax] = [box.xmin, box.xmax].map((side) => Math.round(side * width)) as [number, number];
  const [ymin, ymax] = [box.ymin, box.ymax].map((side) => Math.round(side * height)) as [number, number];
  return { ...box, xmin, ymin, xmax, ymax };
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
