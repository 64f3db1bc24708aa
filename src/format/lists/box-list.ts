import type { BoundingBox, BoxedImage } from '../../domain/dataset/bounding-box.ts';

/**
 * The list of a dataset's bounding boxes, `boxes.tsv`: a line each, in the taxonomy's preorder, those of an image together.
 *
 * The boxes of a synset are one range of bytes, which `boxes.columns` holds.
 */

/** Columns of `boxes.columns`; one entry per node, and one more in columns of ends. */
export const BOXES_SCHEMA = {
  /** Number of images with boxes before the node's. */
  imageStart: 'u32',
  /** Number of boxes before the node's. */
  boxStart: 'u32',
  /** Offset of the node's first line in `boxes.tsv`, in bytes. */
  byteStart: 'f64',
} as const;

/** Header line of the table, with its line end. */
export const BOX_HEAD = 'image_id\twidth\theight\tname\tpose\ttruncated\tdifficult\txmin\tymin\txmax\tymax\n';

/** Formats the lines of an image, each with its line end. */
export function formatBoxes({ id, width, height, boxes }: BoxedImage): string {
  return boxes
    .map(
      ({ name, pose, isTruncated, isDifficult, xmin, ymin, xmax, ymax }) =>
        `${[id, width, height, plain(name), plain(pose), Number(isTruncated), Number(isDifficult), xmin, ymin, xmax, ymax].join('\t')}\n`,
    )
    .join('');
}

/** Parses whole lines of the table; the lines of an image must be consecutive. */
export function parseBoxes(bytes: Uint8Array): BoxedImage[] {
  const images: (BoxedImage & { readonly boxes: BoundingBox[] })[] = [];
  for (const line of new TextDecoder().decode(bytes).split('\n').slice(0, -1)) {
    const [id = '', width, height, name = '', pose = '', truncated, difficult, ...sides] = line.split('\t');
    const [xmin = 0, ymin = 0, xmax = 0, ymax = 0] = sides.map(Number);
    if (images.at(-1)?.id !== id) images.push({ id, width: Number(width), height: Number(height), boxes: [] });
    images.at(-1)!.boxes.push({
      name,
      pose,
      isTruncated: truncated === '1',
      isDifficult: difficult === '1',
      xmin,
      ymin,
      xmax,
      ymax,
    });
  }
  return images;
}

/** Replaces characters that a field cannot hold. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
