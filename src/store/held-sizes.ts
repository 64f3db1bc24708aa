import type { NodeIndex } from '../domain/taxonomy/node-index.ts';
import type { Boxes } from './boxes.ts';
import type { Pictures } from './pictures.ts';

/**
 * Returns the number and total bytes of a synset's own image files, and the number of its images with boxes; absent
 * without any.
 */
export async function heldSizes(
  node: NodeIndex,
  pictures: Pictures | undefined,
  boxes: Boxes | undefined,
): Promise<{
  images: { files: number; bytes: number } | undefined;
  boxes: { images: number; boxes: number } | undefined;
}> {
  const list = pictures?.originals === undefined ? [] : await pictures.list.itemsOf(node);
  return {
    images:
      list.length === 0
        ? undefined
        : { files: list.length, bytes: list.reduce((sum, { original }) => sum + (original?.bytes ?? 0), 0) },
    boxes:
      boxes === undefined || boxes.images(node) === 0
        ? undefined
        : { images: boxes.images(node), boxes: boxes.boxes(node) },
  };
}
