import { type ClassSet, setOfNodes } from '../../domain/class-set/class-set.ts';
import { chooseCut } from '../../domain/class-set/cut.ts';
import { balancedTable, type CutRule } from '../../domain/class-set/cut-rule.ts';
import { type MeasuredSet, measureSet } from '../../domain/class-set/measures.ts';
import {
  cutAtDepth,
  evenestLeast,
  lowestWithImages,
  rollUpDepth,
  superclassesAtDepth,
} from '../../domain/class-set/other-cuts.ts';
import { overlapOf } from '../../domain/class-set/overlap.ts';
import { applyChoices } from '../../domain/class-set/ways-out.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { PageContext } from '../page-context.ts';
import type { CutQuestion } from './cut-question.ts';

/** Maximum number of overlapping pairs of a cut that are resolved. */
const MOST_RESOLVED = 500;

/** Classes of a cut, which do not overlap. */
export interface CutClasses {
  readonly set: ClassSet;
  readonly measured: MeasuredSet;
  /** The synset of each class. */
  readonly nodes: readonly NodeIndex[];
  /** Pairs of classes that shared synsets before each shared synset was given to one class. */
  readonly resolved: number;
}

/**
 * Cuts `top` as a question says. What two classes share goes to the class that it is filed under first; a class that
 * keeps no images is left out.
 */
export function cutClasses(context: PageContext, question: CutQuestion, top: NodeIndex): CutClasses {
  const { catalogue, dataset } = context;
  const { taxonomy, lexicon } = catalogue;
  const tallies = catalogue.talliesOf(dataset);
  const { set: chosen, superclasses } = chooseClasses(context, question, top);
  const before = measureSet(taxonomy, tallies, chosen);
  const { a, b, pairs } = before.overlaps;
  const choices = Array.from({ length: Math.min(pairs, MOST_RESOLVED) }, (_, i) => {
    const overlap = overlapOf(before.slices, a[i]!, b[i]!, tallies.ones)!;
    const [first] = chosen.classes[a[i]!]!.includes;
    const start = overlap.shared[0]!.start;
    const isFirst = start >= first.node && start < first.node + taxonomy.columns.subtreeSize[first.node]!;
    return { a: a[i]!, b: b[i]!, way: isFirst ? ('from-b' as const) : ('from-a' as const) };
  });
  const parted = applyChoices(taxonomy, chosen, choices);
  const { images } = pairs === 0 ? before : measureSet(taxonomy, tallies, parted);
  const classes = pairs === 0 ? parted.classes : parted.classes.filter((_, at) => images[at]! > 0);
  const set = { title: titleOf(question, lexicon.firstLemma(top), classes.length), classes };
  return {
    set,
    measured: pairs === 0 ? before : measureSet(taxonomy, tallies, set),
    nodes: classes.map(({ name, includes: [{ node }] }) => superclasses?.get(name) ?? node),
    resolved: pairs,
  };
}

/** Returns the depth of classes where the address gives none. */
export function usualDepth({ catalogue, dataset }: PageContext, { cut, depth }: CutQuestion, top: NodeIndex): number {
  const { taxonomy, treeDepth } = catalogue;
  if (cut === 'depth') return rollUpDepth(taxonomy, treeDepth, dataset.columns.subtreeImages, top);
  return Math.max(depth, treeDepth[top]! + 1);
}

function titleOf({ cut, count, depth }: CutQuestion, name: string, classes: number): string {
  if (cut === 'balanced' && classes === count) return `${name} in ${String(count)}`;
  if (cut === 'depth') return `${name} at depth ${String(depth)}`;
  return `${name}: ${String(classes)} classes`;
}

/** Returns the classes of a cut before overlaps are resolved, and the superclasses by name where classes are such. */
function chooseClasses(
  { catalogue, dataset }: PageContext,
  question: CutQuestion,
  top: NodeIndex,
): { readonly set: ClassSet; readonly superclasses?: ReadonlyMap<string | undefined, NodeIndex> } {
  const { taxonomy, treeDepth } = catalogue;
  const { subtreeImages } = dataset.columns;
  const not = question.not.flatMap((text) => taxonomy.node(text) ?? []);
  const isAllowed = (node: NodeIndex): boolean => !not.includes(node);
  const ofNodes = (nodes: readonly NodeIndex[]): { set: ClassSet } => ({
    set: setOfNodes(nodes.filter(isAllowed), 'subtree'),
  });
  switch (question.cut) {
    case 'balanced': {
      const rule: CutRule = {
        balance: question.balance,
        familiar: question.familiar,
        ownImages: question.ownImages,
        depth: [question.from, question.to],
        not,
      };
      const table = balancedTable(taxonomy, dataset, treeDepth, top, question.count, rule);
      return ofNodes(chooseCut(table, top, question.count).nodes);
    }
    case 'even': {
      const least = evenestLeast(taxonomy, subtreeImages, top, question.count);
      return ofNodes(least === undefined ? [] : lowestWithImages(taxonomy, subtreeImages, top, least));
    }
    case 'least':
      return ofNodes(lowestWithImages(taxonomy, subtreeImages, top, question.least));
    case 'depth':
      return ofNodes(cutAtDepth(taxonomy, treeDepth, subtreeImages, top, question.depth));
    case 'super': {
      const drawn = (catalogue.classLists[0]?.nodes ?? []).filter(isAllowed);
      const supers = superclassesAtDepth(taxonomy, treeDepth, drawn, top, question.depth, question.k).filter(
        ({ node }) => isAllowed(node),
      );
      const classes = supers.map(({ node, subclasses }) => ({
        name: catalogue.readableNames[node]!,
        includes: members(subclasses),
        excludes: [],
      }));
      return {
        set: { title: undefined, classes },
        superclasses: new Map(supers.map(({ node }) => [catalogue.readableNames[node], node])),
      };
    }
  }
}

function members(nodes: readonly NodeIndex[]): ClassSet['classes'][number]['includes'] {
  const [first, ...others] = nodes.map((node) => ({ node, scope: 'own' as const }));
  return [first!, ...others];
}
