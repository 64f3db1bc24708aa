import { type Catalogue, type Dataset } from '../domain/dataset.ts';
import { type Boxes, boxesOf } from './boxes.ts';
import { type Pictures, picturesOf } from './pictures.ts';
import { type RemoteImages, remoteImagesOf } from './remote-images.ts';

/** Opens what a dataset has of images besides their number. */
export async function imageShelves(
  catalogue: Catalogue,
  dataset: Dataset,
): Promise<{ pictures: Pictures | undefined; boxes: Boxes | undefined; remote: RemoteImages | undefined }> {
  const [pictures, boxes, remote] = await Promise.all([
    picturesOf(catalogue, dataset),
    boxesOf(catalogue, dataset),
    remoteImagesOf(catalogue, dataset),
  ]);
  return { pictures, boxes, remote };
}
