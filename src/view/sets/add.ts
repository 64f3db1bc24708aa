import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { type ClassSet, sameMember, type SetClass } from '../../domain/class-set/class-set.ts';
import { decodeClassSet } from '../../format/class-set/class-code.ts';
import { formatMembers, parseMembers } from '../../format/class-set/member-text.ts';
import type { SearchableCatalogue } from '../../search/searcher.ts';
import type { PageContext } from '../page-context.ts';
import { openSet, shortFingerprint } from './opened-set.ts';
import { ruleParts, setOfRule } from './rule.ts';
import { LONGEST_CODE, overlapsUrl, setUrl } from './urls.ts';
import { formatCount } from '../numbers.ts';

/** A set put together from the parts that an address names; the tray reads its JSON. */
export interface AddedSet {
  readonly code: string;
  readonly href: string;
  readonly overlapsHref: string;
  readonly title: string;
  readonly classes: number;
  /** Whether the set is short enough for an address. */
  readonly fits: boolean;
  /** Title of the dataset that gives the images. */
  readonly dataset: string;
  /** Unit of the counts. */
  readonly unit: CountUnit;
  readonly images: number;
  readonly overlaps: number;
  readonly fingerprint: string;
  /** Classes that came and were not there before. */
  readonly added: number;
  /** The first classes, for a list of them. */
  readonly list: readonly AddedClass[];
  /** Parts that were not understood, with the reason. */
  readonly faults: readonly string[];
}

/** A class of the set, by its position. */
export interface AddedClass {
  readonly name: string;
  readonly members: string;
  readonly images: number;
}

/** Maximum number of classes that are listed. */
const MOST_LISTED = 100;

/**
 * Puts a set together from the parameters of an address: `set` and `with` (codes, or names of published sets),
 * `classes` (members as text, a comma between classes), a rule (a search or a part of a comparison), `turn` (the position of a class whose synsets change between alone and with everything
 * below), and `not` (the position of a class that is taken out).
 *
 * A class that is there already is not added again.
 */
export function addedSet(context: PageContext<SearchableCatalogue>, query: URLSearchParams): AddedSet {
  const { catalogue, dataset, state } = context;
  const { taxonomy } = catalogue;
  const faults: string[] = [];
  const fromCode = (name: string): ClassSet => {
    const code = query.get(name) ?? '';
    if (code === '') return EMPTY;
    const published = catalogue.publishedSets.find((list) => list.name === code);
    if (published !== undefined) return { ...published.set, title: published.title };
    const read = decodeClassSet(taxonomy, code);
    if (!('fault' in read)) return read;
    faults.push(`${name}: ${read.fault}`);
    return EMPTY;
  };
  const base = fromCode('set');
  const other = fromCode('with');
  const classes: SetClass[] = [...base.classes];
  const listed = (query.get('classes') ?? '').split(',').flatMap((text): SetClass[] => {
    if (text.trim() === '') return [];
    const members = parseMembers(taxonomy, text);
    if (!('came' in members)) return [{ name: undefined, ...members }];
    faults.push(`expected ${members.expected}, came ${members.came}`);
    return [];
  });
  const rule = ruleParts(query);
  const found = rule === undefined ? undefined : setOfRule(context, rule);
  const before = classes.length;
  const seen = new Map(classes.map((one) => [keyOf(one), one]));
  for (const one of [...other.classes, ...listed, ...(found?.classes ?? [])]) {
    const known = seen.get(keyOf(one));
    if (known?.includes.every((member, at) => sameMember(member, one.includes[at]!))) continue;
    seen.set(keyOf(one), one);
    classes.push(one);
  }
  const added = classes.length - before;
  const position = (name: string): number => Number(query.get(name) ?? Number.NaN);
  const [turned, removed] = [position('turn'), position('not')];
  const kept = classes.map((one, at) => (at === turned ? turnScope(one) : one)).filter((_, at) => at !== removed);
  const title = base.title ?? (before === 0 ? (other.title ?? found?.title) : undefined);
  const opened = openSet(catalogue, dataset, { title, classes: kept });
  const fits = opened.code.length <= LONGEST_CODE;
  if (!fits) faults.push(`${formatCount(kept.length)} classes are too many for an address: add fewer of them`);
  return {
    code: opened.code,
    href: setUrl(opened.key, state),
    overlapsHref: overlapsUrl(opened.code, state),
    title: opened.title,
    classes: kept.length,
    fits,
    dataset: dataset.description.title,
    unit: dataset.unit,
    images: opened.measured.totalImages,
    overlaps: opened.measured.overlaps.pairs,
    fingerprint: shortFingerprint(opened.fingerprint),
    added,
    list: kept.slice(0, MOST_LISTED).map((one, at) => ({
      name: opened.names[at]!,
      members: formatMembers(taxonomy, one),
      images: opened.measured.images[at]!,
    })),
    faults,
  };
}

/** Returns a class with its synsets alone where they came with everything below, and the other way round. */
function turnScope(one: SetClass): SetClass {
  const scope = one.includes[0].scope === 'own' ? 'subtree' : 'own';
  const [first, ...others] = one.includes;
  return { ...one, includes: [{ ...first, scope }, ...others.map((member) => ({ ...member, scope }) as const)] };
}

const EMPTY: ClassSet = { title: undefined, classes: [] };

function keyOf({ includes, excludes }: SetClass): string {
  return [...includes, { node: -1, scope: '' }, ...excludes]
    .map(({ node, scope }) => `${String(node)}${scope}`)
    .join(' ');
}
