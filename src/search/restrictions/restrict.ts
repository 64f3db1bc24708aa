import type { Dataset } from '../../domain/dataset/dataset.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import type { Members } from './members.ts';
import type { Restriction } from '../query.ts';

/** Interpretation of a restriction. */
export type Meaning =
  | { readonly kind: 'in'; readonly restriction: Restriction; readonly node: NodeIndex }
  | { readonly kind: 'dataset'; readonly restriction: Restriction; readonly dataset: Dataset }
  | { readonly kind: 'plain'; readonly restriction: Exclude<Restriction, { kind: 'in' | 'dataset' }> }
  /** The restriction names nothing; its text is searched for as words. */
  | { readonly kind: 'unknown'; readonly restriction: Restriction };

/**
 * Interprets each restriction.
 *
 * @param meant returns the synset of a name.
 */
export function understand(
  restrictions: readonly Restriction[],
  datasets: readonly Dataset[],
  meant: (name: string) => NodeIndex | undefined,
): Meaning[] {
  return restrictions.map((restriction): Meaning => {
    switch (restriction.kind) {
      case 'in': {
        const node = meant(restriction.value);
        return node === undefined ? { kind: 'unknown', restriction } : { kind: 'in', restriction, node };
      }
      case 'dataset': {
        const dataset = datasets.find(({ name }) => name === restriction.value);
        return dataset === undefined ? { kind: 'unknown', restriction } : { kind: 'dataset', restriction, dataset };
      }
      case 'images':
      case 'depth':
      case 'leaf':
        return { kind: 'plain', restriction };
    }
  });
}

/**
 * A condition on synsets: their value in a column lies between two numbers, both included.
 *
 * All restrictions are of this form, which makes counting the synsets that meet one a short loop over numbers.
 */
export interface Condition {
  /** Values by node. */
  readonly column: Uint8Array | Uint32Array;
  readonly least: number;
  readonly most: number;
}

/** Returns true if a node meets a condition. */
export function meets({ column, least, most }: Condition, node: number): boolean {
  const value = column[node]!;
  return value >= least && value <= most;
}

/** Data that restrictions refer to. */
export interface Ground {
  readonly taxonomy: Taxonomy;
  readonly members: Members;
  /** The dataset whose images are counted. */
  readonly dataset: Dataset;
}

/** The condition that a restriction sets. */
export function conditionOf(
  meaning: Exclude<Meaning, { kind: 'unknown' }>,
  { taxonomy, members, dataset }: Ground,
): Condition {
  switch (meaning.kind) {
    case 'dataset':
      return { column: meaning.dataset.columns.ownImages, least: 1, most: Infinity };
    case 'in':
      return { column: members.membersOf(meaning.node), least: 1, most: 1 };
    case 'plain': {
      const { restriction } = meaning;
      switch (restriction.kind) {
        case 'leaf':
          return { column: taxonomy.columns.height, least: 0, most: 0 };
        case 'images':
          return { column: dataset.columns.ownImages, ...rangeOf(restriction) };
        case 'depth':
          return { column: taxonomy.columns.minDepth, ...rangeOf(restriction) };
      }
    }
  }
}

function rangeOf({
  comparison,
  value,
}: Extract<Restriction, { kind: 'images' | 'depth' }>): Pick<Condition, 'least' | 'most'> {
  switch (comparison) {
    case '>':
      return { least: value + 1, most: Infinity };
    case '>=':
      return { least: value, most: Infinity };
    case '<':
      return { least: 0, most: value - 1 };
    case '<=':
      return { least: 0, most: value };
    case '=':
      return { least: value, most: value };
  }
}
