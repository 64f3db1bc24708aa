import type { BoundingBox, BoxedImage } from '../../domain/dataset/bounding-box.ts';
import type { PageContext } from '../page-context.ts';

/** A box over an image in the lightbox. */
export interface ShownBox {
  /** Content of the box: the first lemma, if the box is named after a synset. */
  readonly name: string;
  /** Position in words and as shares of the image, with the annotator's notes. */
  readonly place: string;
  /** Coordinates in pixels of {@link ShownBoxes.width} and height. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The boxes of an image. */
export interface ShownBoxes {
  /** Size of the image that they were drawn on; the image shown is scaled alike in both directions. */
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly ShownBox[];
}

/** Describes the boxes of an image. */
export function shownBoxes(context: PageContext, { width, height, boxes }: BoxedImage): ShownBoxes {
  return {
    width,
    height,
    boxes: boxes.map((box) => ({
      name: nameOf(context, box.name),
      place: placeOf(box, width, height),
      x: box.xmin,
      y: box.ymin,
      width: box.xmax - box.xmin,
      height: box.ymax - box.ymin,
    })),
  };
}

function nameOf({ catalogue: { taxonomy, lexicon } }: PageContext, name: string): string {
  const node = taxonomy.node(name);
  return node === undefined ? name : lexicon.firstLemma(node);
}

function placeOf(
  { xmin, ymin, xmax, ymax, pose, isTruncated, isDifficult }: BoundingBox,
  width: number,
  height: number,
): string {
  const percent = (part: number, whole: number): string => `${String(Math.round((100 * part) / whole))} %`;
  const notes = [
    pose === 'Unspecified' ? '' : pose.toLowerCase(),
    isTruncated ? 'cut off' : '',
    isDifficult ? 'hard to make out' : '',
  ];
  return [
    `${percent(xmax - xmin, width)} wide, ${percent(ymax - ymin, height)} high`,
    `${percent(xmin, width)} from the left, ${percent(ymin, height)} from the top`,
    ...notes.filter((note) => note !== ''),
  ].join(', ');
}
