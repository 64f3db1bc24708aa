import { type Catalogue, type Dataset } from '../domain/dataset.ts';
import { type HeldFile, type ImageHoldings } from '../domain/image-holdings.ts';
import { nodeIndex, type NodeIndex } from '../domain/node-index.ts';
import { type Pictures, picturesOf } from './pictures.ts';
import { urlListOf } from './url-list.ts';

/** What a dataset holds besides its counts: of its pictures the addresses, and the copies that are drawn. */
export async function holdingsOf(catalogue: Catalogue, dataset: Dataset): Promise<ImageHoldings> {
  const [urls, pictures] = await Promise.all([urlListOf(catalogue, dataset), picturesOf(catalogue, dataset)]);
  const nodes = (list: { count(node: NodeIndex): number }) => (): Iterable<NodeIndex> =>
    Iterator.from(catalogue.taxonomy.columns.wnidOrder).map(nodeIndex).filter((node) => list.count(node) > 0);
  return {
    urls: urls && { nodes: nodes(urls), of: async (node) => (await urls.of(node)).map(({ id, url }) => ({ id, url })) },
    files: pictures && { nodes: nodes(pictures), of: (node) => filesOf(pictures, node) },
  };
}

async function filesOf(pictures: Pictures, node: NodeIndex): Promise<HeldFile[]> {
  const [list, views] = await Promise.all([pictures.list.of(node), pictures.views(node)]);
  return list.flatMap(({ id }, place) => {
    const view = views[place];
    return view === undefined ? [] : [{ name: `${id}.${view.state}`, size: view.length, open: () => once(() => pictures.bytes('view', node, view)) }];
  });
}

/** Bytes that are read when they are asked for. */
async function* once(read: () => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await read();
}
