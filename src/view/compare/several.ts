import { type Collection, collectionIds, collectionOf } from '../../domain/dataset/collection.ts';
import { type CollectionRegion, countShared, regionsOf } from '../../domain/dataset/collection-regions.ts';
import type { PageContext } from '../page-context.ts';
import { setUrl } from '../sets/urls.ts';
import { synsetLink, type SynsetLink } from '../synset/page.ts';
import { compareUrl, severalUrl } from '../urls.ts';
import { findWhereabouts, type Whereabouts } from './whereabouts.ts';

/** Maximum number of collections that are compared together. */
export const MOST_COMPARED = 6;
/** Synsets that are named of a region. */
const NAMED = 8;

/** A collection of the comparison. */
export interface SeveralSide {
  readonly id: string;
  readonly title: string;
  readonly synsets: number;
}

/** Share of one collection that another contains. */
export interface SharedCell {
  readonly synsets: number;
  /** The comparison of the two; `undefined` for one with itself. */
  readonly href: string | undefined;
}

/** The synsets that exactly some of the collections hold. */
export interface SeveralRegion {
  /** Whether each collection holds them. */
  readonly held: readonly boolean[];
  readonly synsets: number;
  readonly first: readonly SynsetLink[];
  readonly where: Whereabouts | undefined;
  /** The region as a class set, with all its files. */
  readonly href: string;
}

/** Model of the comparison of several collections; its JSON twin. */
export interface SeveralPage {
  readonly sides: readonly SeveralSide[];
  /** Synsets in any of them. */
  readonly synsets: number;
  /** Number of synsets of each row's collection that each other collection holds. */
  readonly matrix: readonly (readonly SharedCell[])[];
  readonly regions: readonly SeveralRegion[];
  /** Pairs of collections, by position, of which the first lies wholly in the second. */
  readonly inside: readonly { readonly inner: number; readonly outer: number }[];
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  /** Addresses of the comparison without each of the collections. */
  readonly without: readonly string[];
}

/** Reads the collections of an address, each once; `undefined` if a name is unknown, or fewer than two are left. */
export function severalCollections({ catalogue }: PageContext, of: string | null): Collection[] | undefined {
  const ids = [...new Set((of ?? '').split(',').filter((id) => id !== ''))].slice(0, MOST_COMPARED);
  const collections = ids.map((id) => collectionOf(catalogue, id));
  return collections.length < 2 || collections.includes(undefined) ? undefined : (collections as Collection[]);
}

/** Compares several collections. O(nodes × collections). */
export function severalPage(context: PageContext, collections: readonly Collection[]): SeveralPage {
  const { catalogue, state } = context;
  const regions = regionsOf(catalogue.taxonomy, collections);
  const ids = collections.map(({ id }) => id);
  const matrix = collections.map((a, row) =>
    collections.map((b, column): SharedCell => ({
      synsets: countShared(regions, row, column),
      href: row === column ? undefined : compareUrl({ a: a.id, b: b.id }, state),
    })),
  );
  return {
    sides: collections.map(({ id, title }, at) => ({ id, title, synsets: matrix[at]![at]!.synsets })),
    synsets: regions.reduce((sum, { nodes }) => sum + nodes.length, 0),
    matrix,
    regions: regions.map((region) => describeRegion(context, ids, region)),
    inside: matrix.flatMap((row, inner) =>
      row.flatMap(({ synsets }, outer) =>
        inner !== outer && synsets === row[inner]!.synsets ? [{ inner, outer }] : [],
      ),
    ),
    choices: collectionIds(catalogue),
    without: ids.map((id) =>
      severalUrl(
        ids.filter((other) => other !== id),
        state,
      ),
    ),
  };
}

function describeRegion(
  context: PageContext,
  ids: readonly string[],
  { mask, nodes }: CollectionRegion,
): SeveralRegion {
  const held = ids.map((_, at) => (mask & (1 << at)) !== 0);
  const rule = {
    in: ids.filter((_, at) => held[at]).join(','),
    out: held.every(Boolean) ? undefined : ids.filter((_, at) => !held[at]).join(','),
  };
  return {
    held,
    synsets: nodes.length,
    first: nodes.slice(0, NAMED).map((node) => synsetLink(context, node)),
    where: findWhereabouts(context, nodes),
    href: setUrl({ rule }, context.state),
  };
}
