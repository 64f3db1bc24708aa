import type { CountUnit, DatasetTotals } from '../domain/dataset/dataset.ts';
import { nodeIndex, type NodeIndex } from '../domain/taxonomy/node-index.ts';
import type { Statistics } from '../domain/dataset/statistics.ts';
import { type BranchRow, branchRows } from './branches.ts';
import type { PageContext } from './page-context.ts';
import { type SynsetLink, synsetLink } from './synset/page.ts';

/** A few synsets to begin with, for one reason. */
export interface StartingPoints {
  readonly reason: 'largest' | 'popular' | 'deepest';
  readonly synsets: readonly SynsetLink[];
}

/** Model of the home page; its JSON twin. */
export interface HomePage {
  readonly dataset: string;
  readonly title: string;
  readonly description: string;
  readonly totals: DatasetTotals;
  /** Unit of the dataset's counts. */
  readonly unit: CountUnit;
  /** True if the dataset has its own tree, whose synsets `totals.synsets` counts. */
  readonly hasTree: boolean;
  readonly branches: readonly BranchRow[];
  readonly start: readonly StartingPoints[];
}

const STARTING_POINTS = 6;

/** Builds the model of the home page. O(nodes log nodes). */
export function homePage(context: PageContext, { largest }: Statistics): HomePage {
  const { catalogue, dataset } = context;
  const { popularity, maxDepth } = catalogue.taxonomy.columns;
  const top = (measure: ArrayLike<number>): NodeIndex[] =>
    withImages(context)
      .sort((a, b) => measure[b]! - measure[a]! || a - b)
      .slice(0, STARTING_POINTS);
  const links = (nodes: readonly NodeIndex[]): SynsetLink[] => nodes.map((node) => synsetLink(context, node));
  return {
    dataset: dataset.name,
    title: dataset.description.title,
    description: dataset.description.description,
    totals: dataset.totals,
    unit: dataset.unit,
    hasTree: dataset.release !== undefined,
    branches: branchRows(context),
    start: [
      {
        reason: 'largest',
        synsets: links(largest.filter((node) => !catalogue.isCoarse(node)).slice(0, STARTING_POINTS)),
      },
      { reason: 'popular', synsets: links(top(popularity)) },
      { reason: 'deepest', synsets: links(top(maxDepth)) },
    ],
  };
}

function withImages({ dataset, catalogue }: PageContext): NodeIndex[] {
  const nodes: NodeIndex[] = [];
  dataset.columns.ownImages.forEach((images, node) => {
    if (images > 0 && !catalogue.isCoarse(nodeIndex(node))) nodes.push(nodeIndex(node));
  });
  return nodes;
}
