import type { Dataset } from '../domain/dataset/dataset.ts';
import type { HeldFile, ImageHoldings } from '../domain/dataset/image-holdings.ts';
import { nodeIndex, type NodeIndex } from '../domain/taxonomy/node-index.ts';
import { encodeAnnotation } from '../format/imagenet/voc-annotation.ts';
import type { Boxes } from './boxes.ts';
import { readOriginal } from './original-files.ts';
import type { OpenedCatalogue } from './opened-catalogue.ts';
import type { Pictures } from './pictures.ts';

/** Opens the contents of a dataset besides its counts: image addresses, image files and boxes. */
export async function holdingsOf(catalogue: OpenedCatalogue, dataset: Dataset): Promise<ImageHoldings> {
  const [urls, pictures, boxes] = await Promise.all([
    catalogue.urlListOf(dataset),
    catalogue.picturesOf(dataset),
    catalogue.boxesOf(dataset),
  ]);
  const nodes = (count: (node: NodeIndex) => number) => (): Iterable<NodeIndex> =>
    Iterator.from(catalogue.taxonomy.columns.wnidOrder)
      .map(nodeIndex)
      .filter((node) => count(node) > 0);
  return {
    urls: urls && {
      nodes: nodes((node) => urls.count(node)),
      itemsOf: async (node) => (await urls.itemsOf(node)).map(({ id, url }) => ({ id, url })),
      all: () => urls.all(catalogue.taxonomy.columns.wnidOrder),
    },
    files: pictures && { nodes: nodes((node) => pictures.count(node)), itemsOf: (node) => filesOf(pictures, node) },
    boxes: boxes && {
      nodes: nodes((node) => boxes.images(node)),
      itemsOf: (node) => annotationsOf(boxes, node, dataset.description.title),
    },
  };
}

/** Returns a synset's original images from a folder, or the large copies of those from packages. */
async function filesOf(pictures: Pictures, node: NodeIndex): Promise<HeldFile[]> {
  const { originals: place } = pictures;
  const originals = (await pictures.list.itemsOf(node)).flatMap(({ id, file, original }) =>
    place === undefined || original === undefined
      ? []
      : [{ name: `${id}${endingOf(file)}`, size: original.bytes, open: () => readOriginal(place, file, original) }],
  );
  return originals.length > 0 || pictures.isInFolder ? originals : viewsOf(pictures, node);
}

async function annotationsOf(boxes: Boxes, node: NodeIndex, database: string): Promise<HeldFile[]> {
  return (await boxes.itemsOf(node)).map((image) => {
    const bytes = new TextEncoder().encode(encodeAnnotation(image, database));
    return { name: `${image.id}.xml`, size: bytes.length, open: () => once(() => Promise.resolve(bytes)) };
  });
}

/** Returns the ending of a file's name with its dot, unchanged. */
function endingOf(file: string): string {
  return /\.\w{1,8}$/.exec(file)?.[0] ?? '';
}

async function viewsOf(pictures: Pictures, node: NodeIndex): Promise<HeldFile[]> {
  const [list, views] = await Promise.all([pictures.list.itemsOf(node), pictures.views(node)]);
  return list.flatMap(({ id }, place) => {
    const view = views[place];
    return view === undefined
      ? []
      : [
          {
            name: `${id}.${view.state}`,
            size: view.length,
            open: () => once(() => pictures.bytes('view', node, view)),
          },
        ];
  });
}

/** Yields bytes that are read on demand. */
async function* once(read: () => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await read();
}
