import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { type ClassSet, setOfNodes } from '../../domain/class-set/class-set.ts';
import { chooseCut } from '../../domain/class-set/cut.ts';
import { BALANCES, balancedTable, type CutRule, FAMILIARITIES } from '../../domain/class-set/cut-rule.ts';
import { balanceOf, measureSet } from '../../domain/class-set/measures.ts';
import { cutAtDepth, evenestLeast, lowestWithImages, superclassesAtDepth } from '../../domain/class-set/other-cuts.ts';
import { overlapOf } from '../../domain/class-set/overlap.ts';
import { applyChoices } from '../../domain/class-set/ways-out.ts';
import { type NodeIndex, nodeIndex } from '../../domain/taxonomy/node-index.ts';
import { parseWnid } from '../../domain/wordnet/wnid.ts';
import { encodeClassSet } from '../../format/class-set/class-code.ts';
import type { SearchableCatalogue } from '../../search/searcher.ts';
import { findPlate, type Plate } from '../images/plates.ts';
import type { PageContext } from '../page-context.ts';
import { withQuery } from '../urls.ts';
import { addUrl, setUrl } from './urls.ts';

/** Ways to cut. */
export const CUTS = ['balanced', 'even', 'least', 'depth', 'super'] as const;
/** One way. */
export type CutKind = (typeof CUTS)[number];

/** Maximum number of classes of a cut. */
export const MOST_CLASSES = 2000;
/** Maximum number of left-out synsets listed beside a cut. */
const LEFT_OUT = 12;

/** Cut that an address describes. */
export interface CutQuestion {
  /** Text that names the synset to cut, as sent. */
  readonly below: string;
  readonly cut: CutKind;
  readonly count: number;
  readonly balance: CutRule['balance'];
  readonly familiar: CutRule['familiar'];
  readonly ownImages: number;
  readonly from: number;
  readonly to: number;
  /** Least images of a class in the subtree, for that cut. */
  readonly least: number;
  readonly depth: number;
  /** Subclasses of each superclass. */
  readonly k: number;
  /** Wnids that may be no class. */
  readonly not: readonly string[];
}

/** A class of a cut, or a branch that is left out. */
export interface CutClass {
  readonly wnid: string;
  readonly name: string;
  readonly images: number;
  readonly plate: Plate;
  /** Address of the cut without a class or, for a branch that is left out, of the set with it. */
  readonly change: string;
}

/** Model of the cut page; its JSON twin. */
export interface CutPage {
  readonly question: CutQuestion;
  /** Unit of the counts. */
  readonly unit: CountUnit;
  /** The synset that is cut; `undefined` if the text names none. */
  readonly top:
    { readonly wnid: string; readonly name: string; readonly images: number; readonly synsets: number } | undefined;
  readonly classes: readonly CutClass[];
  readonly images: number;
  readonly share: number;
  readonly ratio: number | undefined;
  readonly effective: number | undefined;
  readonly overlaps: number;
  /** Pairs that shared synsets before what they share was given to one of them. */
  readonly resolved: number;
  readonly leftOut: { readonly branches: number; readonly images: number; readonly largest: readonly CutClass[] };
  /** The set, for its page; `undefined` without classes. */
  readonly set: { readonly code: string; readonly href: string } | undefined;
}

/** Reads the question of an address; what is missing or out of range is the default. */
function cutQuestion(query: URLSearchParams): CutQuestion {
  const number = (name: string, usual: number, least: number, most: number): number => {
    const text = query.get(name) ?? '';
    const value = /^\d{1,9}$/.test(text) ? Number(text) : usual;
    return Math.min(most, Math.max(least, value));
  };
  return {
    below: (query.get('below') ?? 'animal').trim().slice(0, 200),
    cut: CUTS.find((cut) => cut === query.get('cut')) ?? 'balanced',
    count: number('n', 20, 1, MOST_CLASSES),
    balance: BALANCES.find((one) => one === query.get('by')) ?? 'images',
    familiar: FAMILIARITIES.find((one) => one === query.get('names')) ?? 'prefer',
    ownImages: number('own', 500, 0, 1e9),
    from: number('from', 0, 0, 99),
    to: number('to', 99, 0, 99),
    least: number('least', 20_000, 1, 1e9),
    depth: number('depth', 9, 0, 99),
    k: number('k', 4, 1, 500),
    not: (query.get('not') ?? '')
      .split('.')
      .filter((text) => parseWnid(text) !== undefined)
      .slice(0, 200),
  };
}

/** Returns the address of a cut. */
export function cutQuestionUrl(question: CutQuestion, dataset: string | undefined): string {
  const { below, cut, count, balance, familiar, ownImages, from, to, least, depth, k, not } = question;
  return withQuery('/cut', {
    below,
    n: count,
    cut: cut === 'balanced' ? undefined : cut,
    by: balance === 'images' ? undefined : balance,
    names: familiar === 'prefer' ? undefined : familiar,
    own: ownImages === 500 ? undefined : ownImages,
    from: from === 0 ? undefined : from,
    to: to === 99 ? undefined : to,
    least: cut === 'least' ? least : undefined,
    depth: cut === 'depth' || cut === 'super' ? depth : undefined,
    k: cut === 'super' ? k : undefined,
    not: not.length === 0 ? undefined : not.join('.'),
    dataset,
  });
}

/** Cuts as an address describes. O(nodes + candidates × classes). */
export async function cutPage(context: PageContext<SearchableCatalogue>, query: URLSearchParams): Promise<CutPage> {
  const { catalogue, dataset, state } = context;
  const { taxonomy } = catalogue;
  const question = cutQuestion(query);
  const top = catalogue.searcher.meant(question.below);
  if (top === undefined) return { question, unit: dataset.unit, top: undefined, ...NOTHING };
  const tallies = catalogue.talliesOf(dataset);
  const chosen = titled(cutSet(context, question, top), question, catalogue.lexicon.firstLemma(top));
  const before = measureSet(taxonomy, tallies, chosen);
  // What two classes share stays with the class that it is filed under first.
  const { a, b, pairs } = before.overlaps;
  const choices = Array.from({ length: Math.min(pairs, 500) }, (_, i) => {
    const overlap = overlapOf(before.slices, a[i]!, b[i]!, tallies.ones)!;
    const [first] = chosen.classes[a[i]!]!.includes;
    const start = overlap.shared[0]!.start;
    const isFirst = start >= first.node && start < first.node + taxonomy.columns.subtreeSize[first.node]!;
    return { a: a[i]!, b: b[i]!, way: isFirst ? ('from-b' as const) : ('from-a' as const) };
  });
  const set = applyChoices(taxonomy, chosen, choices);
  const measured = pairs === 0 ? before : measureSet(taxonomy, tallies, set);
  const balance = balanceOf(measured.images);
  const all = dataset.subtreeImages(top);
  const code = encodeClassSet(taxonomy, set);
  const without = (node: NodeIndex): string =>
    cutQuestionUrl({ ...question, not: [...question.not, taxonomy.wnid(node)] }, state.dataset);
  const added = (node: NodeIndex): string => addUrl({ set: code, classes: `${taxonomy.wnid(node)}/` }, state);
  const describe = async (node: NodeIndex, images: number, change: string): Promise<CutClass> => ({
    wnid: taxonomy.wnid(node),
    name: catalogue.readableNames[node]!,
    images,
    plate: await findPlate(context, node),
    change,
  });
  const classes = set.classes.map(({ includes: [{ node }] }, at) => ({ node, images: measured.images[at]! }));
  const left = leftOut(
    context,
    top,
    classes.map(({ node }) => node),
  );
  return {
    question,
    unit: dataset.unit,
    top: {
      wnid: taxonomy.wnid(top),
      name: catalogue.lexicon.firstLemma(top),
      images: all,
      synsets: dataset.subtreeSynsetsWithImages(top),
    },
    classes: await Promise.all(
      classes.toSorted((x, y) => y.images - x.images).map(({ node, images }) => describe(node, images, without(node))),
    ),
    images: measured.totalImages,
    share: all === 0 ? 0 : measured.totalImages / all,
    ratio: balance?.ratio,
    effective: balance?.effective,
    overlaps: measured.overlaps.pairs,
    resolved: pairs,
    leftOut: {
      branches: left.length,
      images: all - measured.totalImages,
      largest: await Promise.all(
        left.slice(0, LEFT_OUT).map(({ node, images }) => describe(node, images, added(node))),
      ),
    },
    set: set.classes.length === 0 ? undefined : { code, href: setUrl({ code }, state) },
  };
}

const NOTHING = {
  classes: [],
  images: 0,
  share: 0,
  ratio: undefined,
  effective: undefined,
  overlaps: 0,
  resolved: 0,
  leftOut: { branches: 0, images: 0, largest: [] },
  set: undefined,
} as const;

function cutSet({ catalogue, dataset }: PageContext, question: CutQuestion, top: NodeIndex): ClassSet {
  const { taxonomy, treeDepth } = catalogue;
  const { subtreeImages } = dataset.columns;
  const not = question.not.flatMap((text) => taxonomy.node(parseWnid(text)!) ?? []);
  const allowed = (nodes: readonly NodeIndex[]): ClassSet =>
    setOfNodes(
      nodes.filter((node) => !not.includes(node)),
      'subtree',
    );
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
      return setOfNodes(chooseCut(table, top, question.count).nodes, 'subtree');
    }
    case 'even': {
      const least = evenestLeast(taxonomy, subtreeImages, top, question.count);
      return allowed(least === undefined ? [] : lowestWithImages(taxonomy, subtreeImages, top, least));
    }
    case 'least':
      return allowed(lowestWithImages(taxonomy, subtreeImages, top, question.least));
    case 'depth':
      return allowed(cutAtDepth(taxonomy, treeDepth, subtreeImages, top, question.depth));
    case 'super': {
      const drawn = (catalogue.classLists[0]?.nodes ?? []).filter((node) => !not.includes(node));
      const classes = superclassesAtDepth(taxonomy, treeDepth, drawn, top, question.depth, question.k).map(
        ({ node, subclasses }) => ({
          name: catalogue.readableNames[node]!,
          includes: members(subclasses),
          excludes: [],
        }),
      );
      return { title: undefined, classes };
    }
  }
}

function members(nodes: readonly NodeIndex[]): ClassSet['classes'][number]['includes'] {
  const [first, ...others] = nodes.map((node) => ({ node, scope: 'own' as const }));
  return [first!, ...others];
}

function titled(set: ClassSet, { cut, count }: CutQuestion, name: string): ClassSet {
  const classes = set.classes.length;
  const title =
    cut === 'balanced' && classes === count ? `${name} in ${String(count)}` : `${name}: ${String(classes)} classes`;
  return { ...set, title };
}

/** The highest synsets below the top that hold no class and lie in none, with the images they would add; the largest first. */
function leftOut(
  { catalogue: { taxonomy }, dataset }: PageContext,
  top: NodeIndex,
  classes: readonly NodeIndex[],
): { node: NodeIndex; images: number }[] {
  const { parent, subtreeSize, level } = taxonomy.columns;
  const holds = new Uint8Array(subtreeSize[top]!);
  const isClass = new Uint8Array(subtreeSize[top]!);
  for (const node of classes) {
    if (node < top || node >= top + subtreeSize[top]!) continue;
    isClass[node - top] = 1;
    for (let at: number = node; at !== top; at = parent[at]!) holds[at - top] = 1;
    holds[0] = 1;
  }
  const left: { node: NodeIndex; images: number }[] = [];
  for (let node = top as number; node < top + subtreeSize[top]!;) {
    const at = node - top;
    if (isClass[at] === 1) node += subtreeSize[node]!;
    else if (holds[at] === 1) node++;
    else {
      const images = dataset.subtreeImages(nodeIndex(node));
      if (images > 0 && level[node] === level[top]) left.push({ node: nodeIndex(node), images });
      node += subtreeSize[node]!;
    }
  }
  return left.sort((x, y) => y.images - x.images);
}
