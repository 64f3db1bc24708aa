import path from 'node:path';
import { lookAtImage } from '../../scripts/pipeline/images/look-at-image.ts';
import { findBoxes, readBoxes } from '../../scripts/pipeline/images/annotations/read-boxes.ts';
import { surveyImages } from '../../scripts/pipeline/images/survey-images.ts';
import { drawPicture } from '../../scripts/pipeline/pictures/draw-pictures.ts';
import { formatBoxes, parseBoxes } from '../../src/format/lists/box-list.ts';
import { annotation, imagesOfEveryKind, tarOf } from '../fixtures/image-folder.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import type { FuzzedReader } from './fuzzed-reader.ts';
import { withFile } from './own-folder.ts';
import { bytesOf } from './small-file.ts';

/** Images and boxes in folders: each file is accepted or skipped with a reason, and none is fatal. */
export async function readersOfImages(): Promise<FuzzedReader[]> {
  const wnid = miniWnid('dog');
  const kinds = await imagesOfEveryKind();
  const boxes = [[1, 1, 9, 9]] as const;
  return [
    {
      name: 'annotation of boxes',
      seeds: [bytesOf(annotation(10, 10, boxes))],
      read: (bytes) => boxesOf(`${wnid}_1.xml`, bytes),
    },
    {
      name: 'tar of boxes',
      isSlow: true,
      seeds: [await tarOf({ [`${wnid}_1.xml`]: bytesOf(annotation(10, 10, boxes)) })],
      read: (bytes) => boxesOf(`${wnid}.tar`, bytes),
    },
    {
      name: 'image',
      isSlow: true,
      seeds: Object.values(kinds),
      read: async (bytes) => ('fault' in (await lookAtImage(bytes)) ? undefined : drawPicture(bytes)),
    },
    {
      name: 'tar of images',
      isSlow: true,
      seeds: [await tarOf({ 'a.JPEG': kinds['jpg']!, 'b.png': kinds['png']! })],
      read: (bytes) => membersOf(`${wnid}.tar`, bytes),
    },
  ];
}

function boxesOf(name: string, bytes: Uint8Array): Promise<void> {
  return withFile(name, bytes, async (folder) => {
    const { images, skipped } = await readBoxes(await findBoxes(folder), () => []);
    if (images.length === 0 && skipped.length === 0 && !name.endsWith('.tar'))
      throw new RangeError('neither accepted nor skipped');
    const listed = images.map(formatBoxes).join('');
    if (parseBoxes(bytesOf(listed)).map(formatBoxes).join('') !== listed)
      throw new RangeError('a list that is not read as it was written');
  });
}

function membersOf(name: string, bytes: Uint8Array): Promise<void> {
  return withFile(name, bytes, async (folder) => {
    await surveyImages(folder, path.join(folder, 'notes'));
  });
}
