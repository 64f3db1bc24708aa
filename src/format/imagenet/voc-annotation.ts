import { SaxesParser } from 'saxes';
import { escapeMarkup } from '../markup.ts';
import type { BoundingBox, BoxedImage } from '../../domain/dataset/bounding-box.ts';

/** Annotations in the form of Pascal VOC, as ImageNet published its bounding boxes: one XML file an image. */

/** Content of an annotation: the size of the image, 0 where it says none, and the boxes. */
export type Annotation = Pick<BoxedImage, 'width' | 'height' | 'boxes'>;

/** Maximum depth of elements that are read; deeper ones are skipped, and far deeper ones refused. */
const MOST_DEEP = 32;

/**
 * Parses an annotation. Unknown elements are skipped, as are a document type and its entities.
 *
 * @throws Error with the reason if the text is not well-formed XML or not an annotation.
 */
export function decodeAnnotation(text: string): Annotation {
  const path: string[] = [];
  let value = '';
  const size = new Map<string, string>();
  const boxes: BoundingBox[] = [];
  let fields = new Map<string, string>();
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new Error(error.message);
  });
  parser.on('opentag', ({ name }) => {
    if (path.push(name) > MOST_DEEP) throw new Error(`elements are nested deeper than ${String(MOST_DEEP)}`);
    if (path.length === 1 && name !== 'annotation') throw new Error(`expected the element annotation, came ${name}`);
    if (path.join('/') === 'annotation/object') fields = new Map();
    value = '';
  });
  parser.on('text', (more) => (value += more));
  parser.on('cdata', (more) => (value += more));
  parser.on('closetag', ({ name }) => {
    const place = path.join('/');
    if (place === `annotation/size/${name}`) size.set(name, value);
    if (place === `annotation/object/${name}` || place === `annotation/object/bndbox/${name}`)
      fields.set(name, value.trim());
    if (place === 'annotation/object') boxes.push(boxOf(fields));
    path.pop();
    value = '';
  });
  parser.write(text).close();
  return { width: numberOf(size, 'width', 0), height: numberOf(size, 'height', 0), boxes };
}

/** Writes an annotation in ImageNet's form. @param database where the boxes are from. */
export function encodeAnnotation({ id, width, height, boxes }: BoxedImage, database: string): string {
  const folder = id.slice(0, id.indexOf('_'));
  const objects = boxes.map(
    ({ name, pose, isTruncated, isDifficult, xmin, ymin, xmax, ymax }) => `\t<object>
\t\t<name>${escapeMarkup(name)}</name>
\t\t<pose>${escapeMarkup(pose)}</pose>
\t\t<truncated>${isTruncated ? '1' : '0'}</truncated>
\t\t<difficult>${isDifficult ? '1' : '0'}</difficult>
\t\t<bndbox>
\t\t\t<xmin>${String(xmin)}</xmin>
\t\t\t<ymin>${String(ymin)}</ymin>
\t\t\t<xmax>${String(xmax)}</xmax>
\t\t\t<ymax>${String(ymax)}</ymax>
\t\t</bndbox>
\t</object>
`,
  );
  return `<annotation>
\t<folder>${folder}</folder>
\t<filename>${id}</filename>
\t<source>
\t\t<database>${escapeMarkup(database)}</database>
\t</source>
\t<size>
\t\t<width>${String(width)}</width>
\t\t<height>${String(height)}</height>
\t\t<depth>3</depth>
\t</size>
\t<segmented>0</segmented>
${objects.join('')}</annotation>
`;
}

function boxOf(fields: ReadonlyMap<string, string>): BoundingBox {
  return {
    name: fields.get('name') ?? '',
    pose: fields.get('pose') ?? 'Unspecified',
    isTruncated: fields.get('truncated') === '1',
    isDifficult: fields.get('difficult') === '1',
    xmin: numberOf(fields, 'xmin'),
    ymin: numberOf(fields, 'ymin'),
    xmax: numberOf(fields, 'xmax'),
    ymax: numberOf(fields, 'ymax'),
  };
}

function numberOf(fields: ReadonlyMap<string, string>, name: string, unless?: number): number {
  const text = fields.get(name)?.trim() ?? '';
  if (text === '' && unless !== undefined) return unless;
  const value = Number(text === '' ? Number.NaN : text);
  if (!Number.isFinite(value)) throw new Error(`expected a number in ${name}, came ${JSON.stringify(text)}`);
  return value;
}
