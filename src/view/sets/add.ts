import { type ClassSet, sameMember, type SetClass, setOfNodes } from '../../domain/class-set/class-set.ts';
import { decodeClassSet } from '../../format/class-set/class-code.ts';
import { parseMembers } from '../../format/class-set/member-text.ts';
import type { SearchableCatalogue } from '../../search/searcher.ts';
import { formatQuantity } from '../numbers.ts';
import type { PageContext } from '../page-context.ts';
import { openSet, shortFingerprint } from './opened-set.ts';
import { overlapsUrl, setUrl } from './urls.ts';

/** Maximum number of synsets that a search adds: all there are with images. */
const MOST_FOUND = 25_000;

/** A set put together from the parts that an address names; its JSON is what the tray reads. */
export interface AddedSet {
  readonly code: string;
  readonly href: string;
  readonly overlapsHref: string;
  readonly title: string;
  readonly classes: number;
  readonly images: number;
  readonly overlaps: number;
  readonly fingerprint: string;
  /** Classes that came and were not there before. */
  readonly added: number;
  /** Parts that were not understood, with the reason. */
  readonly faults: readonly string[];
}

/**
 * Puts a set together from the parameters of an address: `set` and `with` (codes), `classes` (members as text, a comma
 * between classes), `q` (a search, each synset found a class; `scope` says whether with everything below), and `not`
 * (the position of a class that is taken out).
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
  const before = classes.length;
  const seen = new Map(classes.map((one) => [keyOf(one), one]));
  for (const one of [...other.classes, ...listed, ...found(context, query).classes]) {
    const known = seen.get(keyOf(one));
    if (known?.includes.every((member, at) => sameMember(member, one.includes[at]!))) continue;
    seen.set(keyOf(one), one);
    classes.push(one);
  }
  const added = classes.length - before;
  const out = Number(query.get('not') ?? Number.NaN);
  const kept = classes.filter((_, at) => at !== out);
  const title = base.title ?? (before === 0 ? (other.title ?? searchTitle(query)) : undefined);
  const opened = openSet(catalogue, dataset, { title, classes: kept });
  return {
    code: opened.code,
    href: setUrl(opened.key, state),
    overlapsHref: overlapsUrl(opened.code, state),
    title: opened.title,
    classes: kept.length,
    images: opened.measured.totalImages,
    overlaps: opened.measured.overlaps.pairs,
    fingerprint: shortFingerprint(opened.fingerprint),
    added,
    faults,
  };
}

const EMPTY: ClassSet = { title: undefined, classes: [] };

function keyOf({ includes, excludes }: SetClass): string {
  return [...includes, { node: -1, scope: '' }, ...excludes]
    .map(({ node, scope }) => `${String(node)}${scope}`)
    .join(' ');
}

function found({ catalogue, dataset }: PageContext<SearchableCatalogue>, query: URLSearchParams): ClassSet {
  const text = query.get('q') ?? '';
  if (text.trim() === '') return EMPTY;
  const results = catalogue.searcher.search(text, dataset, { from: 0, count: MOST_FOUND }).found;
  // In wnid order, which the address holds shortest and which does not depend on how results are ranked.
  const nodes = results
    .map(({ node }) => node)
    .sort((a, b) => catalogue.taxonomy.wnidRank[a]! - catalogue.taxonomy.wnidRank[b]!);
  return setOfNodes(nodes, query.get('scope') === 'subtree' ? 'subtree' : 'own');
}

function searchTitle(query: URLSearchParams): string | undefined {
  const text = (query.get('q') ?? '').trim();
  return text === '' ? undefined : text.slice(0, 80);
}

/** Says in a line what a set holds, for the tray. */
export function traySentence({ classes, images }: Pick<AddedSet, 'classes' | 'images'>): string {
  return `${formatQuantity(classes, 'class', 'classes')}, ${formatQuantity(images, 'image')}`;
}
