import { nodesOf, type Slice } from '../../../src/domain/taxonomy/descendants.ts';
import type { ImageUrl } from '../../../src/domain/dataset/image-holdings.ts';
import type { NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import type { PictureRun } from '../../../src/domain/pictures/picture-sequence.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';

/** A list of addresses by synset. */
interface List {
  count(node: NodeIndex): number;
  read(run: PictureRun): Promise<ImageUrl[]>;
}

/** Images chosen from a list. */
export interface ChosenImages {
  readonly total: number;
  readonly images: AsyncGenerator<ImageUrl, undefined>;
}

/**
 * Chooses images of some synsets: the first of each synset, best-known synsets first, then the second of each, and so
 * on; so that a small number of images shows as much as it can.
 *
 * @param limit maximum number of images; all of them unless given.
 */
export function chooseImages(
  { columns: { level, popularity } }: Pick<Taxonomy, 'columns'>,
  list: List,
  slices: readonly Slice[],
  limit = Number.POSITIVE_INFINITY,
): ChosenImages {
  const nodes = [...nodesOf(slices, level)]
    .filter((node) => list.count(node) > 0)
    .sort((a, b) => popularity[b]! - popularity[a]! || a - b);
  const all = nodes.reduce((sum, node) => sum + list.count(node), 0);
  return { total: Math.min(all, limit), images: takeImages(nodes, list, limit) };
}

async function* takeImages(
  nodes: readonly NodeIndex[],
  list: List,
  limit: number,
): AsyncGenerator<ImageUrl, undefined> {
  let taken = 0;
  for (let [place, rest] = [0, nodes]; rest.length > 0; place++, rest = rest.filter((node) => list.count(node) > place))
    for (const node of rest) {
      const [image] = await list.read({ node, from: place, to: place + 1 });
      if (image === undefined || taken++ >= limit) return undefined;
      yield image;
    }
  return undefined;
}
