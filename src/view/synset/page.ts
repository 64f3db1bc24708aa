import type { Catalogue } from '../../domain/catalogue.ts';
import type { ClassList } from '../../domain/class-list.ts';
import type { CountUnit, Dataset } from '../../domain/dataset/dataset.ts';
import { translations, type Translated } from '../languages.ts';
import { nounFileName } from '../../domain/wordnet/lexicographer-file.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Percentile } from '../../domain/percentile.ts';
import type { PointerKind } from '../../domain/wordnet/pointer.ts';
import { subtreeFigures, type SubtreeFigures } from '../../domain/dataset/subtree-figures.ts';
import { pathsIn, type TreeNode } from '../../domain/taxonomy/tree-view.ts';
import { type Wnid, wnidOf } from '../../domain/wordnet/wnid.ts';
import { idOf, nameOf, type PageContext } from '../page-context.ts';
import { setUrl } from '../sets/urls.ts';
import { homeUrl, synsetUrl } from '../urls.ts';
import { countNamedBelow, type NamedBelow } from './scopes.ts';

/** A synset as other pages refer to it. */
export interface SynsetLink {
  readonly wnid: Wnid;
  readonly words: string;
  readonly href: string;
}

/** A synset in a list of children. */
export interface ChildLink extends SynsetLink, SubtreeFigures {
  /** Whether the synset has other parents too. */
  readonly hasOtherParents: boolean;
}

/** One step of a path from the root. */
export interface PathStep {
  readonly id: string;
  readonly name: string;
  readonly href: string;
}

/** Synsets that a synset is related to in one way. */
export interface RelationGroup {
  readonly kind: PointerKind;
  readonly synsets: readonly SynsetLink[];
}

/** Everything that is shown of a synset; the synset page's JSON twin. */
export interface SynsetPage extends SubtreeFigures {
  readonly wnid: Wnid;
  /** The first lemma. */
  readonly title: string;
  /** All lemmas. */
  readonly lemmas: readonly string[];
  /** Words in other languages: in the chosen one or, where none is chosen, in all. */
  readonly translations: readonly Translated[];
  readonly definition: string;
  readonly examples: readonly string[];
  readonly isInstance: boolean;
  readonly lexicographerFile: string;
  readonly dataset: string;
  /** ImageNet's number in brackets: `subtreeSynsets` without the synset itself. */
  readonly synsetsBelow: number;
  /** Named instances below, which no figure of the subtree counts. */
  readonly named: NamedBelow;
  readonly popularityPercentile: Percentile;
  /** Absent for a synset without images, which is not the 0th percentile. */
  readonly imagePercentile: Percentile | undefined;
  readonly minDepth: number;
  readonly maxDepth: number;
  readonly height: number;
  /** Every path from the root of the tree shown, the primary one first; the synset itself is the last step. */
  readonly paths: readonly (readonly PathStep[])[];
  readonly hypernyms: readonly SynsetLink[];
  readonly instanceHypernyms: readonly SynsetLink[];
  readonly hyponyms: readonly ChildLink[];
  readonly instances: readonly ChildLink[];
  readonly relations: readonly RelationGroup[];
  /** The readable name, such as `dog.n.01`. */
  readonly name: string;
  readonly senseKeys: readonly string[];
  /** The synset's offset in WordNet 3.1 as a wnid, where it is there. */
  readonly wordnet31: Wnid | undefined;
  readonly classIndices: readonly {
    readonly list: string;
    readonly title: string;
    readonly index: number;
    /** The name of the class, where it has several synsets. */
    readonly superclass: string | undefined;
    /** The page of the set. */
    readonly href: string;
  }[];
  /** The synset in each dataset. */
  readonly datasets: readonly {
    readonly name: string;
    readonly title: string;
    /** Unit of its counts. */
    readonly unit: CountUnit;
    readonly ownImages: number;
    readonly subtreeImages: number;
    readonly href: string;
  }[];
}

/** Maximum numbers of children and of named instances that a page lists before "show more". */
export const MOST_LISTED = { children: 24, named: 60 } as const;

/** Gathers everything that is shown of a synset. */
export function synsetPage(context: PageContext, node: NodeIndex): SynsetPage {
  const { catalogue, dataset, state } = context;
  const { taxonomy, lexicon } = catalogue;
  const { columns } = taxonomy;
  const wnid = taxonomy.wnid(node);
  const offset31 = columns.offset31[node]!;
  return {
    wnid,
    title: lexicon.firstLemma(node),
    lemmas: lexicon.lemmas(node),
    translations: translations(context, node),
    ...lexicon.gloss(node),
    isInstance: taxonomy.isInstance(node),
    lexicographerFile: nounFileName(columns.lexicographerFile[node]!),
    dataset: dataset.name,
    ...subtreeFigures(catalogue, dataset, node),
    synsetsBelow: columns.synsetsBelow[node]!,
    named: countNamedBelow(context, node),
    popularityPercentile: dataset.popularityPercentile(node),
    imagePercentile: dataset.imagePercentile(node),
    minDepth: columns.minDepth[node]!,
    maxDepth: columns.maxDepth[node]!,
    height: columns.height[node]!,
    paths: pathsIn(context.tree, node).map((path) => path.map((step) => pathStep(context, step))),
    hypernyms: taxonomy.hypernymsOf(node).map((other) => synsetLink(context, other)),
    instanceHypernyms: taxonomy.instanceHypernymsOf(node).map((other) => synsetLink(context, other)),
    hyponyms: childLinks(context, taxonomy.hyponymsOf(node)),
    instances: childLinks(context, taxonomy.instancesOf(node)),
    relations: relationGroups(context, node),
    name: lexicon.name(node),
    senseKeys: [...new Set(lexicon.senses(node).map((sense) => sense.senseKey))],
    wordnet31: offset31 === 0 ? undefined : wnidOf(offset31),
    classIndices: catalogue.labelsOf(node).map(({ list, index }) => ({
      list: list.name,
      title: list.title,
      index,
      superclass: superclassOf(catalogue, list, index),
      href: setUrl({ name: list.name }, state),
    })),
    datasets: catalogue.datasets.map((other) => ({
      name: other.name,
      title: other.description.title,
      unit: other.unit,
      ownImages: other.ownImages(node),
      subtreeImages: other.subtreeImages(node),
      href: synsetUrl(wnid, { ...state, dataset: datasetChoice(context, other) }),
    })),
  };
}

/** Returns the name of a class of several synsets; `undefined` for one of a single synset. */
function superclassOf({ readableNames }: Catalogue, { set }: ClassList, index: number): string | undefined {
  const { name, includes } = set.classes[index]!;
  return includes.length > 1 ? (name ?? readableNames[includes[0].node]!) : undefined;
}

/** A dataset as an address names it: the first one is left out. */
export function datasetChoice({ catalogue }: PageContext, dataset: Dataset): string | undefined {
  return dataset === catalogue.datasets[0] ? undefined : dataset.name;
}

/** A link to a synset. */
export function synsetLink({ catalogue, state }: PageContext, node: NodeIndex): SynsetLink {
  const wnid = catalogue.taxonomy.wnid(node);
  return { wnid, words: catalogue.lexicon.words(node), href: synsetUrl(wnid, state) };
}

/** Links to children by name, with their figures. */
export function childLinks(context: PageContext, nodes: readonly NodeIndex[]): ChildLink[] {
  const { catalogue, dataset } = context;
  const links = nodes.map((node) => ({
    ...synsetLink(context, node),
    ...subtreeFigures(catalogue, dataset, node),
    hasOtherParents: catalogue.taxonomy.parentCount(node) > 1,
  }));
  const keyed = links.map((link) => ({ link, key: link.words.toLowerCase() }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ link }) => link);
}

/** One step of a path, with its address. */
export function pathStep(context: PageContext, node: TreeNode): PathStep {
  const id = idOf(context, node);
  const isReleaseRoot = id === context.dataset.release?.tree.root.id;
  return {
    id,
    name: nameOf(context, node),
    href: isReleaseRoot ? homeUrl(context.state) : synsetUrl(id, context.state),
  };
}

/** Relations other than those of the tree, in the order of display. */
const SHOWN_RELATIONS: readonly PointerKind[] = [
  'partMeronym',
  'partHolonym',
  'memberMeronym',
  'memberHolonym',
  'substanceMeronym',
  'substanceHolonym',
  'domainTopic',
  'domainRegion',
  'domainUsage',
  'inDomainTopic',
  'inDomainRegion',
  'inDomainUsage',
  'derivation',
  'antonym',
];

function relationGroups(context: PageContext, node: NodeIndex): RelationGroup[] {
  const byKind = new Map<PointerKind, Set<NodeIndex>>();
  for (const pointer of context.catalogue.taxonomy.pointersOf(node)) {
    if (pointer.partOfSpeech !== 'n') continue;
    const targets = byKind.get(pointer.kind);
    if (targets) targets.add(pointer.node);
    else byKind.set(pointer.kind, new Set([pointer.node]));
  }
  return SHOWN_RELATIONS.flatMap((kind) => {
    const targets = byKind.get(kind);
    return targets === undefined ? [] : [{ kind, synsets: [...targets].map((target) => synsetLink(context, target)) }];
  });
}
