import type { Catalogue } from '../../domain/catalogue.ts';
import type { ClassList } from '../../domain/class-list.ts';
import type { ClassSet } from '../../domain/class-set/class-set.ts';
import { classNames } from '../../domain/class-set/class-names.ts';
import { type MeasuredSet, measureSet } from '../../domain/class-set/measures.ts';
import type { Dataset } from '../../domain/dataset/dataset.ts';
import type { SearchableCatalogue } from '../../search/searcher.ts';
import type { PageContext } from '../page-context.ts';
import { type CodeFault, decodeClassSet, encodeClassSet } from '../../format/class-set/class-code.ts';
import { FINGERPRINT_DIGITS, fingerprint } from '../../format/class-set/fingerprint.ts';
import { ruleParts, setOfRule } from './rule.ts';
import type { SetKey } from './urls.ts';

/** A class set with everything that pages, files and the interface say of it. */
export interface OpenedSet {
  readonly key: SetKey;
  readonly code: string;
  readonly published: ClassList | undefined;
  readonly set: ClassSet;
  readonly title: string;
  readonly names: readonly string[];
  readonly measured: MeasuredSet;
  readonly fingerprint: string;
}

/** Opens a published set; `undefined` for an unknown name. */
export function openPublished(catalogue: Catalogue, dataset: Dataset, name: string): OpenedSet | undefined {
  const published = catalogue.publishedSets.find((list) => list.name === name);
  if (published === undefined) return undefined;
  // Published sets are named in the address, so the code need not hold the title.
  const code = encodeClassSet(catalogue.taxonomy, { ...published.set, title: undefined });
  return open(catalogue, dataset, published.set, { key: { name }, code, published, title: published.title });
}

/** Opens the set that a code holds, or the fault in it. */
export function openCode(catalogue: Catalogue, dataset: Dataset, code: string): OpenedSet | CodeFault {
  const set = decodeClassSet(catalogue.taxonomy, code);
  if ('fault' in set) return set;
  return openSet(catalogue, dataset, set, code);
}

/** Opens the set that the rule in an address gives; `undefined` where there is no rule, or it gives nothing. */
export function openRule(context: PageContext<SearchableCatalogue>, query: URLSearchParams): OpenedSet | undefined {
  const { catalogue, dataset } = context;
  const rule = ruleParts(query);
  const set = rule && setOfRule(context, rule);
  if (rule === undefined || set === undefined || set.classes.length === 0) return undefined;
  const code = encodeClassSet(catalogue.taxonomy, set);
  return open(catalogue, dataset, set, { key: { rule }, code, published: undefined, title: set.title! });
}

/** Opens a set that has no address yet. */
export function openSet(
  catalogue: Catalogue,
  dataset: Dataset,
  set: ClassSet,
  code = encodeClassSet(catalogue.taxonomy, set),
): OpenedSet {
  const title = set.title ?? (set.classes.length === 1 ? '1 class' : `${String(set.classes.length)} classes`);
  return open(catalogue, dataset, set, { key: { code }, code, published: undefined, title });
}

function open(
  catalogue: Catalogue,
  dataset: Dataset,
  set: ClassSet,
  about: Pick<OpenedSet, 'key' | 'code' | 'published' | 'title'>,
): OpenedSet {
  return {
    ...about,
    set,
    names: classNames(set, catalogue.readableNames),
    measured: measureSet(catalogue.taxonomy, catalogue.talliesOf(dataset), set),
    fingerprint: fingerprint(catalogue.taxonomy, set),
  };
}

/** Shortens a fingerprint for display. */
export function shortFingerprint(digest: string): string {
  return digest.slice(0, FINGERPRINT_DIGITS);
}
