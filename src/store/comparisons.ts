import { LRUCache } from 'lru-cache';
import { collectionOf } from '../domain/collection.ts';
import { Comparison } from '../domain/comparison.ts';
import { type Catalogue } from '../domain/dataset.ts';

/** Comparisons kept open; one holds about 6 MB of sums. */
const KEPT = 4;

const opened = new WeakMap<Catalogue, LRUCache<string, Comparison>>();

/** The comparison of two collections by their names in addresses, the last few kept; `undefined` if there is no such one. */
export function openComparison(catalogue: Catalogue, a: string, b: string): Comparison | undefined {
  let kept = opened.get(catalogue);
  if (kept === undefined) opened.set(catalogue, (kept = new LRUCache<string, Comparison>({ max: KEPT })));
  const key = `${a} ${b}`;
  let comparison = kept.get(key);
  if (comparison === undefined) {
    const [first, second] = [collectionOf(catalogue, a), collectionOf(catalogue, b)];
    if (first === undefined || second === undefined) return undefined;
    kept.set(key, (comparison = new Comparison(catalogue.taxonomy, first, second)));
  }
  return comparison;
}
