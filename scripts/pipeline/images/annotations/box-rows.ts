import path from 'node:path';
import type { BoundingBox } from '../../../../src/domain/dataset/bounding-box.ts';
import type { InputFile } from '../../text/input.ts';
import { jsonElements } from '../../text/json-elements.ts';
import { readLines, readRows } from '../../text/table-rows.ts';
import { type AnnotatedImage, annotatedImages } from './annotated-image.ts';
import { CLASS_FIELDS, FILE_FIELDS } from '../classes/class-fields.ts';
import { CocoReader } from './coco.ts';
import { decodeYolo, yoloLabel } from './yolo.ts';

/** A box of a table or of JSON. */
export interface BoxRow {
  /** Name of the image without its ending. */
  readonly name: string;
  readonly box: BoundingBox;
  /** Size of the image; 0 where the file does not give it. */
  readonly width: number;
  readonly height: number;
  /** Whether its sides are shares of the image rather than pixels. */
  readonly isShare?: boolean;
}

/** A row of JSON as it is noted: the name of the image, that of the box, its sides, and the size of the image. */
type NotedRow = readonly [string, string, number, number, number, number, number, number];

/** Returns the note of a row of JSON, which has no more about a box than its name and sides. */
export function noteOfRow({ name, box, width, height }: BoxRow): NotedRow {
  return [name, box.name, box.xmin, box.ymin, box.xmax, box.ymax, width, height];
}

/** The row of a note. */
export function rowOfNote([name, label, xmin, ymin, xmax, ymax, width, height]: NotedRow): BoxRow {
  return { name, box: boxOf(label, xmin, ymin, xmax, ymax), width, height };
}

/** Reads Tiny ImageNet's boxes: a name, for validation images a wnid, and four whole numbers. */
export function rowsOfTable(file: InputFile): BoxRow[] {
  return readLines(file).map(({ text }) => {
    const [name = '', ...fields] = text.split('\t');
    const [xmin = 0, ymin = 0, xmax = 0, ymax = 0] = fields.slice(-4).map(Number);
    const label = fields.length > 4 ? fields[0]! : (/^n\d{8}/.exec(name)?.[0] ?? '');
    return { name: stem(name), box: boxOf(label, xmin, ymin, xmax, ymax), width: 0, height: 0 };
  });
}

/**
 * Reads a table with columns of an image, a class and four sides, in pixels or, as Open Images has them, as shares of the
 * image. @throws Error if a column is missing.
 */
export function rowsOfCsv(file: InputFile): BoxRow[] {
  const [first, ...rows] = readRows(file);
  const head = first?.fields.map((field) => field.toLowerCase()) ?? [];
  const columns = [
    head.findIndex((name) => FILE_FIELDS.has(name)),
    Math.max(-1, ...CLASS_FIELDS.map((name) => head.indexOf(name))),
    ...['xmin', 'ymin', 'xmax', 'ymax', 'width', 'height'].map((name) => head.indexOf(name)),
  ];
  if (columns.slice(0, -2).includes(-1))
    throw new Error('expected columns of an image, a class, xmin, ymin, xmax and ymax');
  const read = rows.map(({ fields }) => {
    const [name = '', label = '', ...texts] = columns.map((column) => fields[column] ?? '');
    const [xmin = 0, ymin = 0, xmax = 0, ymax = 0, width = 0, height = 0] = texts.map(Number);
    return { name: stem(name), box: boxOf(label, xmin, ymin, xmax, ymax), width, height };
  });
  const isShare = read.every(({ box }) => box.xmax <= 1 && box.ymax <= 1);
  return read.map((row) => (isShare ? { ...row, isShare, width: 0, height: 0 } : row));
}

/** Reads the boxes of one image in YOLO's form. @param names of its classes. @throws Error for a text of another form. */
export function rowsOfYolo(file: string, text: string, names: readonly string[]): BoxRow[] {
  const boxes = decodeYolo(text);
  if (boxes === undefined) throw new Error('expected a class index and four numbers on each line');
  return boxes.map(({ index, sides }) => ({
    name: stem(file),
    box: boxOf(yoloLabel(index, names).split('\n', 1)[0]!, ...sides),
    width: 0,
    height: 0,
    isShare: true,
  }));
}

/** Reads the boxes of JSON of COCO, LVIS, Visual Genome, CreateML or VIA, part by part. @throws Error for JSON of another form, and for what is no JSON. */
export async function rowsOfJson(file: string, chunks: AsyncIterable<Uint8Array>): Promise<BoxRow[]> {
  const coco = new CocoReader();
  const rows: BoxRow[] = [];
  for await (const part of jsonElements(chunks, file)) {
    for (const image of annotatedImages(part)) rows.push(...rowsOfImage(image));
    coco.add(part);
  }
  for (const image of coco.images()) rows.push(...rowsOfImage(image));
  if (rows.length > 0) return rows;
  throw new Error('expected boxes in the JSON of COCO, LVIS, Visual Genome, CreateML or VIA, came none');
}

/** Returns the boxes of an image. */
export function rowsOfImage({ name, width, height, boxes }: AnnotatedImage): BoxRow[] {
  return boxes.map(({ label, box: [x, y, w, h] }) => ({
    name: stem(name),
    box: boxOf(label, x, y, x + w, y + h),
    width,
    height,
  }));
}

function boxOf(name: string, xmin: number, ymin: number, xmax: number, ymax: number): BoundingBox {
  return { name, pose: 'Unspecified', isTruncated: false, isDifficult: false, xmin, ymin, xmax, ymax };
}

function stem(name: string): string {
  return path.posix.parse(name).name;
}
