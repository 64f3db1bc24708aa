import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { balanceOf } from '../../domain/class-set/measures.ts';
import { type NodeIndex, nodeIndex } from '../../domain/taxonomy/node-index.ts';
import { encodeClassSet } from '../../format/class-set/class-code.ts';
import type { SearchableCatalogue } from '../../search/searcher.ts';
import { findPlate, type Plate } from '../images/plates.ts';
import { formatCount, formatQuantity } from '../numbers.ts';
import { shortName } from '../search/page.ts';
import type { PageContext } from '../page-context.ts';
import { cutClasses, usualDepth } from './cut-classes.ts';
import { type CutQuestion, cutQuestionUrl, readCutQuestion } from './cut-question.ts';
import { addUrl, LONGEST_CODE, setUrl } from './urls.ts';

/** Maximum number of classes listed: rows to choose from, and bars of a roll-up. */
const MOST_LISTED = 300;
const MOST_BARS = 50;
/** Longest code of a set that branches are added to: each of their addresses holds it. */
const LONGEST_EDITED = 2500;
/** Maximum number of left-out synsets listed with a cut. */
const LEFT_OUT = 12;

/** A class of a cut, or a branch that is left out. */
export interface CutClass {
  readonly wnid: string;
  readonly name: string;
  readonly images: number;
  readonly plate: Plate;
  /** Address of the cut without a class or, for a branch that is left out, of the set with it; `undefined` for a long set. */
  readonly change: string | undefined;
}

/** Model of the cut page; its JSON twin. */
export interface CutPage {
  readonly question: CutQuestion;
  /** Parts of the address that could not be used as written, a sentence each. */
  readonly notices: readonly string[];
  /** Title of the dataset. */
  readonly dataset: string;
  /** Address of the same cut with nothing ruled out. */
  readonly allowAll: string;
  /** Unit of the counts. */
  readonly unit: CountUnit;
  /** The synset that is cut; `undefined` if the text names none. */
  readonly top:
    | {
        readonly wnid: string;
        readonly name: string;
        readonly images: number;
        readonly synsets: number;
        /** Whether it is the root, above all nouns. */
        readonly isAll: boolean;
      }
    | undefined;
  /** Number of classes. */
  readonly count: number;
  /** The largest classes, the largest first. */
  readonly classes: readonly CutClass[];
  readonly images: number;
  readonly share: number;
  readonly ratio: number | undefined;
  readonly effective: number | undefined;
  readonly overlaps: number;
  /** Pairs of classes that shared synsets before each shared synset was given to one class. */
  readonly resolved: number;
  readonly leftOut: { readonly branches: number; readonly images: number; readonly largest: readonly CutClass[] };
  /** The set, for its page; `undefined` without classes, or with more than an address holds. */
  readonly set: { readonly code: string; readonly href: string } | undefined;
}

/** Cuts as an address describes. O(nodes + candidates × classes). */
export async function cutPage(context: PageContext<SearchableCatalogue>, query: URLSearchParams): Promise<CutPage> {
  const { catalogue, dataset, state } = context;
  const { taxonomy } = catalogue;
  const { question: asked, hasDepth, notices: faults } = readCutQuestion(query);
  const notices = [...faults];
  const top = catalogue.searcher.meant(asked.below);
  const question: CutQuestion =
    top === undefined
      ? asked
      : {
          ...asked,
          below: shortName(catalogue, top),
          depth: hasDepth ? asked.depth : usualDepth(context, asked, top),
        };
  const about = {
    question,
    notices,
    dataset: dataset.description.title,
    allowAll: cutQuestionUrl({ ...question, not: [] }, state.dataset),
    unit: dataset.unit,
  };
  if (top === undefined) return { ...about, top, ...NOTHING };
  const { set, measured, resolved, nodes } = cutClasses(context, question, top);
  const count = set.classes.length;
  const balance = balanceOf(measured.images);
  const all = dataset.subtreeImages(top);
  const code = encodeClassSet(taxonomy, set);
  const fits = code.length <= LONGEST_CODE;
  const without = (node: NodeIndex): string =>
    cutQuestionUrl({ ...question, not: [...question.not, taxonomy.wnid(node)] }, state.dataset);
  const added = (node: NodeIndex): string | undefined =>
    code.length <= LONGEST_EDITED ? addUrl({ set: code, classes: `${taxonomy.wnid(node)}/` }, state) : undefined;
  const describe = async (
    node: NodeIndex,
    images: number,
    change: string | undefined,
    name = catalogue.readableNames[node]!,
  ): Promise<CutClass> => ({
    wnid: taxonomy.wnid(node),
    name,
    images,
    plate: await findPlate(context, node),
    change,
  });
  const largest = Array.from(set.classes.keys())
    .sort((x, y) => measured.images[y]! - measured.images[x]!)
    .slice(0, question.cut === 'depth' ? MOST_BARS : MOST_LISTED);
  const left = leftOut(context, top, nodes);
  const total = formatQuantity(count, 'class', 'classes');
  if (question.cut === 'balanced' && count > 0 && count < question.count)
    notices.push(`These rules allow at most ${total}; you asked for ${formatCount(question.count)}.`);
  if (!fits) notices.push(`${total} are too many for an address, so no set page or file has them. Ask for fewer.`);
  return {
    ...about,
    count,
    top: {
      wnid: taxonomy.wnid(top),
      name: catalogue.lexicon.firstLemma(top),
      images: all,
      synsets: dataset.subtreeSynsetsWithImages(top),
      isAll: top === 0,
    },
    classes: await Promise.all(
      largest.map((at) => describe(nodes[at]!, measured.images[at]!, without(nodes[at]!), set.classes[at]!.name)),
    ),
    images: measured.totalImages,
    share: all === 0 ? 0 : measured.totalImages / all,
    ratio: balance?.ratio,
    effective: balance?.effective,
    overlaps: measured.overlaps.pairs,
    resolved,
    leftOut: {
      branches: left.length,
      images: all - measured.totalImages,
      largest: await Promise.all(
        left.slice(0, LEFT_OUT).map(({ node, images }) => describe(node, images, added(node))),
      ),
    },
    set: count === 0 || !fits ? undefined : { code, href: setUrl({ code }, state) },
  };
}

const NOTHING = {
  count: 0,
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
