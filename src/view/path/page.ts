import type { CountUnit } from '../../domain/dataset/dataset.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { findShortestPaths, type PathBetween } from '../../domain/taxonomy/shortest-paths.ts';
import type { Wnid } from '../../domain/wordnet/wnid.ts';
import type { SearchableCatalogue } from '../../search/searcher.ts';
import { findPlate, type Plate } from '../images/plates.ts';
import type { PageContext } from '../page-context.ts';
import { pathUrl, synsetUrl } from '../urls.ts';

/** The longest text that is looked up as an end of a path, in characters. */
const LONGEST_END = 200;
/** Paths shown; the rest are counted. */
const SHOWN_PATHS = 12;

/** A synset on a path. */
export interface PathCard {
  readonly wnid: Wnid;
  /** First lemma. */
  readonly name: string;
  /** Other lemmas, joined by commas; empty if there are none. */
  readonly otherWords: string;
  readonly definition: string;
  readonly href: string;
  readonly subtreeImages: number;
  /** Unit of the dataset's counts. */
  readonly unit: CountUnit;
  readonly plate: Plate;
}

/** One end of a path as the address names it. */
export interface PathEnd {
  /** Text of the address; empty if there was none. */
  readonly text: string;
  /** The synset that the text names, or `undefined` if it names none. */
  readonly synset:
    { readonly node: NodeIndex; readonly wnid: Wnid; readonly name: string; readonly href: string } | undefined;
}

/** One shortest path: up from the first synset to the common hypernym, and down to the second. */
export interface ShownPath {
  readonly cards: readonly PathCard[];
  /** For each step, kind or instance: the relation of the lower synset to the upper one. */
  readonly relations: readonly ('kind' | 'instance')[];
  /** Position of the common hypernym in `cards`. */
  readonly top: number;
}

/** The paths between two synsets. */
export interface FoundPaths {
  /** Steps of each of the shortest paths. */
  readonly steps: number;
  /** Number of all shortest paths. */
  readonly total: number;
  /** The first ones, at most 12. */
  readonly shown: readonly ShownPath[];
  /** Address of the same paths in the other direction. */
  readonly reverseUrl: string;
}

/** Model of the page of a path; its JSON twin. */
export interface PathPage {
  readonly a: PathEnd;
  readonly b: PathEnd;
  /** `undefined` while an end is missing or names nothing. */
  readonly paths: FoundPaths | undefined;
}

/** Finds the shortest paths between the synsets that `a` and `b` of an address name, each by an identifier or a word. */
export async function pathPage(context: PageContext<SearchableCatalogue>, query: URLSearchParams): Promise<PathPage> {
  const a = findEnd(context, query.get('a'));
  const b = findEnd(context, query.get('b'));
  return { a, b, paths: a.synset && b.synset && (await findPaths(context, a.synset.node, b.synset.node)) };
}

async function findPaths(context: PageContext, a: NodeIndex, b: NodeIndex): Promise<FoundPaths | undefined> {
  const { taxonomy } = context.catalogue;
  const found = findShortestPaths(taxonomy, a, b, SHOWN_PATHS);
  if (found === undefined) return undefined;
  const { steps, total, paths } = found;
  const shown = await Promise.all(paths.map((path) => showPath(context, path)));
  return { steps, total, shown, reverseUrl: pathUrl(taxonomy.wnid(b), taxonomy.wnid(a), context.state) };
}

async function showPath(context: PageContext, { up, down }: PathBetween): Promise<ShownPath> {
  const { taxonomy } = context.catalogue;
  const nodes = [...up, ...down.slice(1)];
  const top = up.length - 1;
  const relations = nodes.slice(1).map((next, i) => {
    const [lower, upper] = i < top ? [nodes[i]!, next] : [next, nodes[i]!];
    return taxonomy.hypernymsOf(lower).includes(upper) ? 'kind' : 'instance';
  });
  return { cards: await Promise.all(nodes.map((node) => pathCard(context, node))), relations, top };
}

async function pathCard(context: PageContext, node: NodeIndex): Promise<PathCard> {
  const { catalogue, dataset, state } = context;
  const wnid = catalogue.taxonomy.wnid(node);
  const [first = '', ...others] = catalogue.lexicon.lemmas(node);
  return {
    wnid,
    name: first,
    otherWords: others.join(', '),
    definition: catalogue.lexicon.gloss(node).definition,
    href: synsetUrl(wnid, state),
    subtreeImages: dataset.subtreeImages(node),
    unit: dataset.unit,
    plate: await findPlate(context, node, 'thumbnail'),
  };
}

function findEnd({ catalogue, state }: PageContext<SearchableCatalogue>, asked: string | null): PathEnd {
  const text = (asked ?? '').trim().slice(0, LONGEST_END);
  const node = text === '' ? undefined : catalogue.searcher.meant(text);
  if (node === undefined) return { text, synset: undefined };
  const wnid = catalogue.taxonomy.wnid(node);
  return { text, synset: { node, wnid, name: catalogue.lexicon.firstLemma(node), href: synsetUrl(wnid, state) } };
}
