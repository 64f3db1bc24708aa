import { nodeOfClass } from '../../domain/class-set/class-node.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { formatMembers } from '../../format/class-set/member-text.ts';
import { findPlate, type Plate } from '../images/plates.ts';
import type { PageContext } from '../page-context.ts';
import { synsetUrl } from '../urls.ts';
import type { OpenedSet } from './opened-set.ts';
import { addUrl } from './urls.ts';

/** Orders of the classes of a set. */
export const SORTS = ['index', 'name', 'images', 'depth'] as const;
/** One order. */
export type Sort = (typeof SORTS)[number];

/** Maximum number of synsets of a class that are named. */
const NAMED_MEMBERS = 8;

/** A synset that a class includes, by name. */
export interface MemberLink {
  readonly name: string;
  readonly href: string;
  /** Index of the class in ILSVRC-1K. */
  readonly ilsvrc: number | undefined;
}

/** A class as a row or a tile. */
export interface SetRow {
  readonly index: number;
  readonly name: string;
  /** The page of its synset; `undefined` for a class of several synsets that is named after none. */
  readonly href: string | undefined;
  /** Members of the class as text. */
  readonly members: string;
  /** The first synsets of a class of several. */
  readonly parts: readonly MemberLink[];
  /** Number of further synsets that the class includes. */
  readonly moreParts: number;
  /** Names of the synsets that are taken out of it. */
  readonly without: readonly string[];
  readonly images: number;
  readonly ownImages: number;
  readonly synsets: number;
  readonly depth: number;
  /** Number of ILSVRC-1K's classes that it contains. */
  readonly ilsvrc: number;
  readonly plate: Plate;
  /** The set without the class, and with its synsets the other way: alone or with everything below. */
  readonly edits: { readonly remove: string; readonly turn: string } | undefined;
}

/** Longest code of a set whose rows lead to changed sets: each row holds it twice. */
const LONGEST_EDITED = 600;

/** Returns the positions of all classes in an order; equal classes keep the order of their indices. */
export function sortClasses({ catalogue: { treeDepth } }: PageContext, opened: OpenedSet, sort: Sort): number[] {
  const { set, names, measured } = opened;
  const order = Array.from(set.classes.keys());
  const depth = (at: number): number => treeDepth[set.classes[at]!.includes[0].node]!;
  switch (sort) {
    case 'index':
      return order;
    case 'name': {
      const { compare } = new Intl.Collator('en');
      return order.sort((x, y) => compare(names[x]!, names[y]!));
    }
    case 'images':
      return order.sort((x, y) => measured.images[y]! - measured.images[x]!);
    case 'depth':
      return order.sort((x, y) => depth(x) - depth(y));
  }
}

/** Describes a class. @param ilsvrc classes of ILSVRC-1K that it holds. @param size whether it is shown in a row or a tile. */
export async function describeClass(
  context: PageContext,
  { key, code, set, names, measured }: OpenedSet,
  index: number,
  ilsvrc: number,
  size: 'chip' | 'tile',
): Promise<SetRow> {
  const { catalogue, dataset, state } = context;
  const { taxonomy, readableNames, treeDepth } = catalogue;
  const one = set.classes[index]!;
  const [{ node }] = one.includes;
  const hasParts = one.includes.length > 1;
  const above = nodeOfClass(taxonomy, one);
  // The lowest synset above all parts is the class's own only where it has its name, as BREEDS' superclasses have.
  const isNamed = !hasParts || [readableNames[above], catalogue.lexicon.firstLemma(above)].includes(names[index]);
  return {
    index,
    name: names[index]!,
    href: isNamed ? synsetUrl(taxonomy.wnid(above), state) : undefined,
    members: formatMembers(taxonomy, one),
    parts: hasParts ? one.includes.slice(0, NAMED_MEMBERS).map((member) => memberLink(context, member.node)) : [],
    moreParts: hasParts ? Math.max(0, one.includes.length - NAMED_MEMBERS) : 0,
    without: one.excludes.slice(0, NAMED_MEMBERS).map((member) => readableNames[member.node]!),
    images: measured.images[index]!,
    ownImages: dataset.ownImages(node),
    synsets: measured.synsets[index]!,
    depth: treeDepth[above]!,
    ilsvrc,
    plate: await findPlate(context, above, size),
    edits:
      'code' in key && code.length <= LONGEST_EDITED
        ? { remove: addUrl({ set: code, not: index }, state), turn: addUrl({ set: code, turn: index }, state) }
        : undefined,
  };
}

function memberLink({ catalogue, state }: PageContext, node: NodeIndex): MemberLink {
  const [ilsvrc] = catalogue.classLists;
  return {
    name: catalogue.readableNames[node]!,
    href: synsetUrl(catalogue.taxonomy.wnid(node), state),
    ilsvrc: ilsvrc && catalogue.classIndexOf(ilsvrc, node),
  };
}
