import path from 'node:path';
import { type BoundingBox } from '../../../src/domain/bounding-box.ts';
import { decodeJson, type InputFile } from '../text/input.ts';
import { readLines } from '../text/table-rows.ts';
import { classesIn, cocoImages, isObject } from './label-table.ts';

/** A box of a table or of JSON. */
export interface BoxRow {
  /** Name of the image without its ending. */
  readonly name: string;
  readonly box: BoundingBox;
  /** Size of the image; 0 where the file does not give it. */
  readonly width: number;
  readonly height: number;
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

/** Reads the boxes of COCO's, LVIS's and Visual Genome's JSON. @throws Error for JSON of another form. */
export function rowsOfJson(file: InputFile): BoxRow[] {
  const value = decodeJson(file, 'Correct the file.', 'any');
  if (isObject(value) && Array.isArray(value['annotations']))
    return cocoImages(value).flatMap(({ names, width, height, boxes }) =>
      boxes.flatMap(({ label, box: [x = 0, y = 0, w = 0, h = 0] }) =>
        names.map((name) => ({ name: stem(name), box: boxOf(label, x, y, x + w, y + h), width, height })),
      ),
    );
  if (Array.isArray(value) && value.some((entry) => isObject(entry) && Array.isArray(entry['objects'])))
    return value.filter(isObject).flatMap((entry) =>
      (entry['objects'] as unknown[]).filter(isObject).map((object) => {
        const [x, y, w, h] = ['x', 'y', 'w', 'h'].map((side) => Number(object[side])) as [
          number,
          number,
          number,
          number,
        ];
        const box = boxOf(classesIn(object)[0] ?? '', x, y, x + w, y + h);
        return {
          name: String(entry['image_id']),
          box,
          width: Number(entry['width'] ?? 0),
          height: Number(entry['height'] ?? 0),
        };
      }),
    );
  throw new Error('expected the JSON of COCO, LVIS or Visual Genome, came another form');
}

function boxOf(name: string, xmin: number, ymin: number, xmax: number, ymax: number): BoundingBox {
  return { name, pose: 'Unspecified', isTruncated: false, isDifficult: false, xmin, ymin, xmax, ymax };
}

function stem(name: string): string {
  return path.posix.parse(name).name;
}
