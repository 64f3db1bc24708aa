import path from 'node:path';
import type { FoundFile } from './find-images.ts';

/** Folders of masks in Pascal VOC, COCO, ADE20K, CUB and the Oxford pets, by their names. */
const MASK_FOLDER =
  /^(?:segmentations?|segmentation(?:class|object)(?:aug|_?raw)?|trimaps?|masks?|annotations?|gt|ground[ _-]?truths?|stuffthingmaps|panoptic\w*|depth)$/i;
/** Names of masks that lie next to their image: `a_seg.png`, `a_parts_1.png`; of ADE20K also in a folder of the image. */
const MASK_NAME = /^(?:instance_\d+_(.+)|(.+?)[_.-](?:seg|segmentation|masks?|parts?_\d+|gt|trimap|depth))$/i;
const MASK_ENDING = /\.(?:png|bmp|gif|tiff?)$/i;

/**
 * Returns the files that belong to other images of the folder, as masks do: in a folder of masks with the name of an
 * image elsewhere, or next to the image that their name begins with.
 *
 * @param isClass whether a folder is named after a class, so that it holds no masks whatever it is called.
 */
export function companionsAmong(files: readonly FoundFile[], isClass: (folder: string) => boolean): Set<string> {
  const isMaskFolder = (folder: string): boolean => MASK_FOLDER.test(folder) && !isClass(folder);
  const isInMasks = ({ file }: FoundFile): boolean => path.posix.dirname(file).split('/').some(isMaskFolder);
  const candidates = files
    .filter(({ file }) => MASK_ENDING.test(file))
    .map((found) => ({ found, inMasks: isInMasks(found), parts: MASK_NAME.exec(path.posix.parse(found.file).name) }))
    .filter(({ inMasks, parts }) => inMasks || parts !== null);
  if (candidates.length === 0) return new Set();
  const images = files.filter((found) => !isInMasks(found)).map(({ file }) => path.posix.parse(file));
  const [names, paths] = [
    new Set(images.map(({ name }) => name)),
    new Set(images.map(({ dir, name }) => path.posix.join(dir, name))),
  ];
  return new Set(
    candidates
      .filter(({ found: { file }, inMasks, parts }) => {
        const { dir, name } = path.posix.parse(file);
        const image = parts?.[1] ?? parts?.[2];
        const places = [dir, path.posix.dirname(dir)];
        return (
          (inMasks && names.has(name)) ||
          (image !== undefined && places.some((place) => paths.has(path.posix.join(place, image))))
        );
      })
      .map(({ found }) => found.file),
  );
}
