import type { SetClass } from '../../domain/class-set/class-set.ts';
import { isGroup } from '../../domain/taxonomy/tree-view.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Wnid } from '../../domain/wordnet/wnid.ts';
import { encodeClassSet } from '../../format/class-set/class-code.ts';
import { type LabelList, readLabels } from '../../format/lists/label-list.ts';
import { type LabelState, matchLabel } from '../../search/identifiers/match-labels.ts';
import type { SearchableCatalogue } from '../../search/searcher.ts';
import type { PageContext } from '../page-context.ts';
import { synsetUrl } from '../urls.ts';

/** A synset that a label may name, as the reader sees it. */
export interface LabelSense {
  readonly wnid: Wnid;
  /** Place of the synset in the tree of all nouns, by which pictures are requested. */
  readonly place: number;
  readonly name: string;
  readonly href: string;
  readonly definition: string;
  readonly parent: string;
  readonly ownImages: number;
  /** Images of the synset and everything below it. */
  readonly images: number;
}

/** A label of the list with the synsets that it may name. */
export interface ReviewedLabel {
  /** Position of the label in the list, from 0. */
  readonly index: number;
  readonly label: string;
  readonly state: LabelState;
  /** The likeliest first; of a label without images, the nearest synset above that has some comes last. */
  readonly senses: readonly LabelSense[];
}

/** A list of labels matched with synsets. */
export interface LabelReview extends Pick<LabelList, 'columns' | 'column' | 'leftOut'> {
  readonly labels: readonly ReviewedLabel[];
}

/** Matches a pasted list of labels with synsets. O(labels), a millisecond or two each. @param column see {@link readLabels}. */
export function reviewLabels(
  context: PageContext<SearchableCatalogue>,
  text: string,
  column: number | undefined,
): LabelReview {
  const { labels, ...list } = readLabels(text, column);
  const { catalogue, dataset } = context;
  return {
    ...list,
    labels: labels.map((label, index) => {
      const { state, candidates } = matchLabel(catalogue, dataset, label);
      const above = state === 'bare' ? findPicturedAbove(context, candidates[0]!.node) : [];
      return {
        index,
        label,
        state,
        senses: [...candidates.map(({ node }) => node), ...above].map((node) => describeSense(context, node)),
      };
    }),
  };
}

function describeSense({ catalogue, dataset, state }: PageContext, node: NodeIndex): LabelSense {
  const { taxonomy, lexicon, readableNames } = catalogue;
  const parent = catalogue.wordnetTree.primaryParent(node);
  return {
    wnid: taxonomy.wnid(node),
    place: node,
    name: readableNames[node]!,
    href: synsetUrl(taxonomy.wnid(node), state),
    definition: lexicon.gloss(node).definition,
    parent: parent === undefined || isGroup(parent) ? '' : lexicon.firstLemma(parent),
    ownImages: dataset.ownImages(node),
    images: dataset.subtreeImages(node),
  };
}

/** Returns the nearest synset over first parents that has images, if any. */
function findPicturedAbove({ catalogue: { taxonomy }, dataset }: PageContext, node: NodeIndex): NodeIndex[] {
  const { parent } = taxonomy.columns;
  for (let at: number = node; at !== 0;) {
    at = parent[at]!;
    if (dataset.ownImages(at as NodeIndex) > 0) return [at as NodeIndex];
  }
  return [];
}

/** Maximum length of the name of a class, in letters. */
const LONGEST_NAME = 100;

/** A label for which the reader, or the review, chose a synset. */
export interface ChosenLabel {
  readonly label: string;
  readonly wnid: string;
}

/** Returns the code of the set whose classes are the chosen labels in their order, each a synset with everything below. */
export function codeOfLabels({ taxonomy }: SearchableCatalogue, chosen: readonly ChosenLabel[]): string {
  const classes = chosen.flatMap(({ label, wnid }): SetClass[] => {
    const node = taxonomy.node(wnid);
    return node === undefined
      ? []
      : [{ name: label.slice(0, LONGEST_NAME), includes: [{ node, scope: 'subtree' }], excludes: [] }];
  });
  return encodeClassSet(taxonomy, { title: undefined, classes });
}
