import path from 'node:path';

/** A box of YOLO's: class index, then centre and size as shares of the image. */
export interface YoloBox {
  readonly index: number;
  /** Left, top, right and bottom, as shares of the image. */
  readonly sides: readonly [number, number, number, number];
}

const IN_LABELS = /(?:^|\/)labels\/(?:.*\/)?[^/]+\.txt$/i;
/** Tiny ImageNet's tables of boxes are texts, too. */
const LABEL = /(?<!_boxes|(?:^|\/)val_annotations)\.txt$/i;
const NAMES = /^(?:.+\.ya?ml|classes\.txt|obj\.names|_darknet\.labels)$/i;
/** Numbers of a box; a line with more is a polygon. */
const BOX_FIELDS = 5;

/** Whether a text is in a folder of labels, by its path. */
export function isInLabels(file: string): boolean {
  return IN_LABELS.test(file);
}

/** Whether a file of boxes is a label of YOLO, which is about one image. */
export function isYoloLabel(file: string): boolean {
  return LABEL.test(file);
}

/** Whether a file may have the names of the classes. */
export function isYoloNames(name: string): boolean {
  return NAMES.test(name);
}

/** The path, without ending, of the image that a label file is about: YOLO writes `labels` for `images`, Darknet has both in a folder. */
export function imageOfLabel(file: string): string {
  return pathStem(file).replace(/(^|\/)labels\/(?!.*\/labels\/)/i, '$1images/');
}

/** Reads the boxes of an image; those of polygons are the rectangles around them. @returns `undefined` for a text of another form. */
export function decodeYolo(text: string): YoloBox[] | undefined {
  const boxes: YoloBox[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const [index = NaN, ...fields] = line.trim().split(/\s+/).map(Number);
    if (!Number.isInteger(index) || index < 0 || fields.length < BOX_FIELDS - 1 || fields.some(Number.isNaN))
      return undefined;
    const [x = 0, y = 0, width = 0, height = 0] = fields;
    const isPolygon = fields.length > BOX_FIELDS;
    const [xs, ys] = [0, 1].map((odd) => fields.filter((_, i) => i % 2 === odd)) as [number[], number[]];
    boxes.push({
      index,
      sides: isPolygon
        ? [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
        : [x - width / 2, y - height / 2, x + width / 2, y + height / 2],
    });
  }
  return boxes;
}

/** Reads the names of classes in their order: a line for each, or `names` of YAML as a list or a table of index and name. */
export function readYoloNames(name: string, text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (!/\.ya?ml$/i.test(name)) return lines.map((line) => line.trim()).filter((line) => line !== '');
  const start = lines.findIndex((line) => /^names\s*:/.test(line));
  if (start === -1) return [];
  const end = lines.findIndex((line, i) => i > start && /^[^\s#-]/.test(line));
  const value = [lines[start]!.replace(/^names\s*:/, ''), ...lines.slice(start + 1, end === -1 ? undefined : end)]
    .map((line) => line.replace(/(^|\s)#.*$/, ''))
    .join('\n')
    .trim();
  // A list or table in brackets, else a line for each.
  const items = /^[[{]/.test(value)
    ? (value.replace(/^[[{]|[\]}]$/g, '').match(/(?:"[^"]*"|'[^']*'|[^,"'])+/g) ?? [])
    : value.split('\n').map((line) => line.trim().replace(/^-\s+/, ''));
  const names: string[] = [];
  for (const item of items.map((one) => one.trim()).filter((one) => one !== '')) {
    const [, index, named] = /^(\d+)\s*:\s*(.*)$/.exec(item) ?? [];
    names[index === undefined ? names.length : Number(index)] = (named ?? item).replace(/^(['"])(.*)\1$/, '$2');
  }
  return names;
}

/** The label of a class index, for tables of names and for class lists. */
export function yoloLabel(index: number, names: readonly string[]): string {
  const name = names[index];
  return name === undefined ? String(index) : `${name}\n${String(index)}`;
}

/** A path without its ending. */
export function pathStem(file: string): string {
  const { dir, name } = path.posix.parse(file);
  return path.posix.join(dir, name);
}
