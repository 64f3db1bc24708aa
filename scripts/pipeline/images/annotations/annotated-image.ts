import { SaxesParser } from 'saxes';
import type { JsonElement } from '../../text/json-elements.ts';
import { classesIn, isObject, keyIn } from '../classes/class-fields.ts';

/** An image with its boxes, as a file about many images has it. */
export interface AnnotatedImage {
  /** File name, or the id where the file gives none. */
  readonly name: string;
  readonly url?: string | undefined;
  /** Size in pixels; 0 where the file does not give it. */
  readonly width: number;
  readonly height: number;
  /** Distinct classes of its annotations. */
  readonly labels: readonly string[];
  readonly boxes: readonly LabelledBox[];
}

/** A box of an annotation. */
export interface LabelledBox {
  readonly label: string;
  /** Left, top, width and height in pixels. */
  readonly box: readonly [number, number, number, number];
}

/** Beginning of CVAT's XML; the root of Pascal VOC's, which is about one image, is in the singular. */
const CVAT = /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?<annotations\b/;

/**
 * Returns the images of a part of JSON: an entry of Visual Genome (`objects`), of CreateML (`annotations` with
 * `coordinates`), or of VIA (`regions`), or VIA's table of all; none for anything else.
 */
export function annotatedImages({ key, value, index }: JsonElement): AnnotatedImage[] {
  return key === '' || index === undefined ? imagesOf(value) : [];
}

function imagesOf(value: unknown): AnnotatedImage[] {
  if (!isObject(value)) return [];
  const { objects, annotations = value['annotation'], regions } = value;
  if (Array.isArray(objects)) {
    const found = objects.filter(isObject);
    const boxes = found.map((object): LabelledBox => {
      return { label: classesIn(object)[0] ?? '', box: numbersIn(object, ['x', 'y', 'w', 'h']) };
    });
    return [imageOf(value, boxes, found.flatMap(classesIn))];
  }
  if (Array.isArray(annotations)) {
    const found = annotations.filter((one) => isObject(one) && isObject(one['coordinates'])) as CreateMlBox[];
    return found.length === 0 ? [] : [imageOf(value, found.map(createMlBox))];
  }
  if (isObject(regions)) return [imageOf(value, Object.values(regions).flatMap(regionBox))];
  if (Array.isArray(regions)) return [imageOf(value, regions.flatMap(regionBox))];
  const entries = Object.values(value);
  const isTable = entries.length > 0 && entries.every((entry) => isObject(entry) && 'regions' in entry);
  return isTable ? entries.flatMap(imagesOf) : [];
}

/** Returns whether a text is CVAT's XML about many images. */
export function isCvat(text: string): boolean {
  return CVAT.test(text);
}

/** Reads the images of CVAT's XML; none of any other. @throws Error if it is not well-formed. */
export function cvatImages(text: string): AnnotatedImage[] {
  const images: AnnotatedImage[] = [];
  if (!isCvat(text)) return images;
  let [about, boxes, classes]: [Record<string, string>, LabelledBox[], string[]] = [{}, [], []];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const { label, points = '' } = attributes;
    const sides = ['xtl', 'ytl', 'xbr', 'ybr'].map((side) => Number(attributes[side]));
    const corners = points.split(';').map((point) => point.split(',').map(Number));
    if (name === 'image') [about, boxes, classes] = [attributes, [], []];
    if (label === undefined || name === 'image') return;
    if (name === 'box') boxes.push({ label, box: boxAround([sides.slice(0, 2), sides.slice(2)]) });
    else if (points !== '') boxes.push({ label, box: boxAround(corners) });
    if (name === 'tag' || name === 'box' || points !== '') classes.push(label);
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'image') images.push(imageOf(about, boxes, classes));
  });
  parser.write(text).close();
  return images;
}

function imageOf(
  about: Readonly<Record<string, unknown>>,
  boxes: readonly LabelledBox[],
  classes: readonly string[] = boxes.map(({ label }) => label),
): AnnotatedImage {
  const { imagefilename, width = 0, height = 0 } = about;
  return {
    name: typeof imagefilename === 'string' ? imagefilename : (keyIn(about) ?? ''),
    width: Number(width),
    height: Number(height),
    labels: [...new Set(classes)],
    boxes,
  };
}

interface CreateMlBox {
  readonly label?: unknown;
  readonly coordinates: Readonly<Record<string, unknown>>;
}

/** The box of CreateML's centre and size. */
function createMlBox({ label, coordinates }: CreateMlBox): LabelledBox {
  const [x, y, width, height] = numbersIn(coordinates, SIDES);
  return { label: String(label), box: [x - width / 2, y - height / 2, width, height] };
}

/** The box around a region of VIA: a rectangle, a polygon, or a circle or an ellipse; none of one without a class. */
function regionBox(region: unknown): LabelledBox[] {
  if (!isObject(region) || !isObject(region['shape_attributes'])) return [];
  const label = attributeClass(region['region_attributes']);
  if (label === undefined) return [];
  const shape = region['shape_attributes'];
  const { all_points_x: xs, all_points_y: ys } = shape;
  if (Array.isArray(xs) && Array.isArray(ys))
    return [{ label, box: boxAround(xs.map((x, i) => [Number(x), Number(ys[i])])) }];
  const box = numbersIn(shape, SIDES);
  if (!Number.isNaN(box[0])) return [{ label, box }];
  const [cx, cy, rx, ry] = numbersIn({ rx: shape['r'], ry: shape['r'], ...shape }, ['cx', 'cy', 'rx', 'ry']);
  return [{ label, box: [cx - rx, cy - ry, 2 * rx, 2 * ry] }];
}

/** The class among the attributes of a region: that of a usual name, else the only one. */
function attributeClass(attributes: unknown): string | undefined {
  if (!isObject(attributes)) return undefined;
  const [usual = attributes['name'] ?? attributes['type']] = classesIn(attributes);
  const values = Object.values(attributes);
  const value = usual ?? (values.length === 1 ? values[0] : undefined);
  // Of check boxes, the one that is ticked.
  const text = isObject(value) ? Object.keys(value).find((key) => value[key] === true) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

const SIDES = ['x', 'y', 'width', 'height'];

/** Returns four values of an object as numbers. */
function numbersIn(object: Readonly<Record<string, unknown>>, names: readonly string[]): LabelledBox['box'] {
  return names.map((name) => Number(object[name])) as [number, number, number, number];
}

/** The rectangle around some points. */
function boxAround(points: readonly (readonly number[])[]): LabelledBox['box'] {
  const [xs, ys] = [0, 1].map((axis) => points.map((point) => point[axis]!)) as [number[], number[]];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
}
