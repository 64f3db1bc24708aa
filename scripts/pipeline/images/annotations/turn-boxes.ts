import type { BoundingBox } from '../../../../src/domain/dataset/bounding-box.ts';
import type { Faulty } from '../look-at-image.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Boxes as they lie on the image that is shown. */
export interface TurnedBoxes extends Size {
  readonly boxes: readonly BoundingBox[];
}

/**
 * Turns boxes so that they lie on the image as it is shown: turned as EXIF's orientation says.
 *
 * Annotation tools differ: some show a photograph as it is stored, some turned. The size that the annotation gives tells
 * which, where the orientation exchanges width and height; where it does not (180 degrees, mirrored, or a square),
 * nothing tells, and the boxes are refused. Sizes need only have the same shape: ImageNet's boxes were drawn on copies.
 *
 * @param drawnOn size that the annotation gives. @param shown size and EXIF orientation (1 to 8) of the image.
 */
export function turnBoxes(
  boxes: readonly BoundingBox[],
  drawnOn: Size,
  shown: Size & { readonly orientation: number },
): TurnedBoxes | Faulty {
  const { orientation } = shown;
  const isExchanged = orientation >= 5;
  const stored = isExchanged ? { width: shown.height, height: shown.width } : shown;
  const [asShown, asStored] = [isSameShape(drawnOn, shown), isSameShape(drawnOn, stored)];
  const said = `${sizeText(drawnOn)}, and the image ${sizeText(shown)}`;
  if (!asShown && !asStored) return { fault: 'box-size', detail: said };
  if (orientation === 1 || (asShown && !asStored)) return { ...drawnOn, boxes };
  if (asShown && asStored) return { fault: 'box-turned', detail: `orientation ${String(orientation)}, ${said}` };
  return {
    width: drawnOn.height,
    height: drawnOn.width,
    boxes: boxes.map((box) => turnBox(box, drawnOn, orientation)),
  };
}

/** Turns one box of a stored image whose orientation exchanges width and height: 5 to 8. */
function turnBox(box: BoundingBox, { width, height }: Size, orientation: number): BoundingBox {
  const { xmin, ymin, xmax, ymax } = box;
  // Orientation 6 is shown turned by 90 degrees clockwise: a stored point (x, y) is shown at (height - y, x).
  const isMirroredX = orientation === 6 || orientation === 7;
  const isMirroredY = orientation === 7 || orientation === 8;
  const [left, right] = isMirroredX ? [height - ymax, height - ymin] : [ymin, ymax];
  const [top, bottom] = isMirroredY ? [width - xmax, width - xmin] : [xmin, xmax];
  return { ...box, xmin: left, xmax: right, ymin: top, ymax: bottom };
}

/** Whether two sizes have the same shape, as far as rounding to whole pixels leaves it. */
function isSameShape(a: Size, b: Size): boolean {
  return Math.abs(a.width * b.height - a.height * b.width) <= Math.max(a.width, a.height, b.width, b.height);
}

function sizeText({ width, height }: Size): string {
  return `${String(width)} × ${String(height)}`;
}
