import { type Catalogue, type Dataset } from '../domain/dataset.ts';
import { type HeldFile, type ImageHoldings } from '../domain/image-holdings.ts';
import { nodeIndex, type NodeIndex } from '../domain/node-index.ts';
import { type Pictures, picturesOf } from './pictures.ts';

/** What a dataset holds besides its counts: of its pictures the addresses, and the copies that are drawn. */
export function holdingsOf(catalogue: Catalogue, dataset: Dataset): ImageHoldings {
  const pictures = picturesOf(catalogue, dataset);
  if (pictures === undefined) return {};
  const nodes = (): Iterable<NodeIndex> =>
    Iterator.from(catalogue.taxonomy.columns.wnidOrder).map(nodeIndex).filter((node) => pictures.count(node) > 0);
  return {
    urls: { nodes, of: (node) => Promise.resolve(pictures.list(node).map(({ id, url }) => ({ id, url }))) },
    files: { nodes, of: (node) => Promise.resolve(filesOf(pictures, node)) },
  };
}

function filesOf(pictures: Pictures, node: NodeIndex): HeldFile[] {
  return pictures.list(node).flatMap(({ id }, place) => {
    const view = pictures.view(node, place);
    return view === undefined ? [] : [{ name: `${id}.${view.state}`, size: view.length, open: () => once(() => pictures.bytes('view', node, view)) }];
  });
}

/** Bytes that are read when they are asked for. */
async function* once(read: () => Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(read());
}
