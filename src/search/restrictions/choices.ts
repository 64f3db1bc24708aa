import { type NodeIndex, nodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Dataset } from '../../domain/dataset/dataset.ts';
import type { Comparison, Restriction } from '../query.ts';
import { conditionOf, type Ground, type Meaning, meets } from './restrict.ts';

/** The kinds of restriction, in the order in which choices are offered. */
export const CHOICE_KINDS = ['in', 'images', 'dataset', 'depth', 'leaf'] as const;
/** One kind. */
export type ChoiceKind = (typeof CHOICE_KINDS)[number];

/** A restriction that a reader may add, or that replaces one of its kind. */
export interface Choice {
  readonly kind: ChoiceKind;
  readonly meaning: Exclude<Meaning, { kind: 'unknown' }>;
  /** Number of synsets that would be found. */
  readonly synsets: number;
  /** Whether the query has it already. */
  readonly chosen: boolean;
}

const IMAGES: readonly number[] = [0, 100, 500, 1000];
const DEPTHS: readonly number[] = [4, 6, 8, 10];
/** Number of the largest children that are offered. */
const MOST_CHILDREN = 12;

/** A query as it was understood, and what it would find without restrictions. */
export interface Understood {
  readonly meanings: readonly Meaning[];
  readonly candidates: Uint32Array;
}

/**
 * Returns the restrictions that would narrow a query, each with the number of synsets it would leave.
 *
 * Those of a kind the query has already are counted without it: they would replace it. Takes O(candidates × choices).
 */
export function choicesFor(
  { meanings, candidates }: Understood,
  ground: Ground,
  datasets: readonly Dataset[],
): Choice[] {
  const known = meanings.filter((meaning) => meaning.kind !== 'unknown');
  const offered = offer(known, ground, datasets);
  const failed = failedKinds(known, candidates, ground);
  const counts = offered.map((meaning) => {
    const { column, least, most } = conditionOf(meaning, ground);
    const kind = CHOICE_KINDS.indexOf(kindOf(meaning));
    let count = 0;
    for (let i = 0; i < candidates.length; i++) {
      const value = column[candidates[i]!]!;
      if (value >= least && value <= most && (failed[i] === NONE || failed[i] === kind)) count++;
    }
    return count;
  });
  return offered.map((meaning, k) => ({
    kind: kindOf(meaning),
    meaning,
    synsets: meaning.kind === 'dataset' ? countIn(meaning, known, candidates, ground) : counts[k]!,
    chosen: known.some((other) => same(meaning, other)),
  }));
}

/** Counts what a dataset would leave: other restrictions then count images in it. */
function countIn(
  meaning: Extract<Meaning, { kind: 'dataset' }>,
  known: readonly Choice['meaning'][],
  candidates: Uint32Array,
  ground: Ground,
): number {
  const others = known.filter(({ kind }) => kind !== 'dataset');
  const conditions = [meaning, ...others].map((one) => conditionOf(one, { ...ground, dataset: meaning.dataset }));
  let count = 0;
  for (const node of candidates) if (conditions.every((condition) => meets(condition, node))) count++;
  return count;
}

const NONE = -1;
const SEVERAL = -2;

/**
 * Returns, for each candidate, the one kind of restriction by which it fails, {@link NONE} or {@link SEVERAL}.
 *
 * A candidate that fails by two kinds is in none of the counts; one that fails by one, only in those of that kind.
 */
function failedKinds(known: readonly Choice['meaning'][], candidates: Uint32Array, ground: Ground): Int8Array {
  const failed = new Int8Array(candidates.length).fill(NONE);
  for (const meaning of known) {
    const condition = conditionOf(meaning, ground);
    const kind = CHOICE_KINDS.indexOf(kindOf(meaning));
    for (let i = 0; i < candidates.length; i++) {
      if (!meets(condition, candidates[i]!)) failed[i] = failed[i] === NONE || failed[i] === kind ? kind : SEVERAL;
    }
  }
  return failed;
}

/** The kind of restriction that a meaning is of. */
export function kindOf(meaning: Exclude<Meaning, { kind: 'unknown' }>): ChoiceKind {
  return meaning.kind === 'plain' ? meaning.restriction.kind : meaning.kind;
}

function same(a: Choice['meaning'], b: Choice['meaning']): boolean {
  if (a.kind === 'in') return b.kind === 'in' && a.node === b.node;
  if (a.kind === 'dataset') return b.kind === 'dataset' && a.dataset === b.dataset;
  return b.kind === 'plain' && plainText(a.restriction) === plainText(b.restriction);
}

/** Formats a restriction by number, or to leaves, as it would be typed: `images:>500`, `is:leaf`. */
export function plainText(restriction: Exclude<Restriction, { kind: 'in' | 'dataset' }>): string {
  if (restriction.kind === 'leaf') return 'is:leaf';
  const { kind, comparison, value } = restriction;
  return `${kind}:${comparison === '=' ? '' : comparison}${String(value)}`;
}

function offer(known: readonly Choice['meaning'][], ground: Ground, datasets: readonly Dataset[]): Choice['meaning'][] {
  const within = known.find((meaning) => meaning.kind === 'in')?.node;
  const number = (kind: 'images' | 'depth', comparison: Comparison, value: number): Choice['meaning'] => ({
    kind: 'plain',
    restriction: { kind, comparison, value, text: '' },
  });
  return [
    ...placesToLook(within, ground, datasets).map((node) => ({
      kind: 'in' as const,
      node,
      restriction: { kind: 'in' as const, value: '', text: '' },
    })),
    ...IMAGES.map((value) => number('images', '>', value)),
    ...(datasets.length > 1
      ? datasets.map((dataset) => ({
          kind: 'dataset' as const,
          dataset,
          restriction: { kind: 'dataset' as const, value: dataset.name, text: '' },
        }))
      : []),
    ...DEPTHS.map((value) => number('depth', '<=', value)),
    { kind: 'plain', restriction: { kind: 'leaf', text: '' } },
  ];
}

/** The branches of a release or, once a place is chosen, its children. */
function placesToLook(
  within: NodeIndex | undefined,
  { taxonomy, dataset }: Ground,
  datasets: readonly Dataset[],
): readonly NodeIndex[] {
  const release = dataset.release ?? datasets.find((other) => other.release !== undefined)?.release;
  if (within === undefined && release !== undefined) return release.tree.branches;
  const { synsetsBelow } = taxonomy.columns;
  const children = taxonomy.hyponymsOf(within ?? nodeIndex(0));
  return children.sort((a, b) => synsetsBelow[b]! - synsetsBelow[a]!).slice(0, MOST_CHILDREN);
}
