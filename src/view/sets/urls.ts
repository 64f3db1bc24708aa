import { type UrlState, withQuery } from '../urls.ts';

/** The addresses of class sets: the one place that knows their form. */

/** The index of class sets. */
export function setsUrl({ dataset }: UrlState = {}): string {
  return withQuery('/sets', { dataset });
}

/** Key of a set in an address: a published set's name, or a code that contains the whole set. */
export type SetKey = { readonly name: string } | { readonly code: string };

/** Reader's choices in the address of a set's page. */
export interface SetChoice {
  readonly sort?: string | undefined;
  readonly rows?: 'all' | undefined;
  readonly show?: string | undefined;
}

function pathOf(key: SetKey): string {
  return 'name' in key ? `/sets/${key.name}` : `/set/${key.code}`;
}

/** The page of a set. */
export function setUrl(key: SetKey, { dataset }: UrlState = {}, { sort, rows, show }: SetChoice = {}): string {
  return withQuery(pathOf(key), { sort, rows, show, dataset });
}

/** A file of a set. */
export function setFileUrl(key: SetKey, file: string, { dataset }: UrlState = {}): string {
  return withQuery(`${pathOf(key)}/${file}`, { dataset });
}

/** The overlaps of a set, with ways out. */
export function overlapsUrl(code: string, { dataset }: UrlState = {}): string {
  return withQuery('/overlaps', { set: code, dataset });
}

/** The page on which a synset is cut into classes. */
export function cutUrl(
  { below, n }: { readonly below?: string | undefined; readonly n?: number | undefined } = {},
  { dataset }: UrlState = {},
): string {
  return withQuery('/cut', { below, n, dataset });
}

/** Leads to the set of all synsets that a search finds, each a class. */
export function addUrl(q: string): string {
  return withQuery('/add', { q });
}

/** Leads to the set of one class. @param members the class as text, such as `n02084071/`. */
export function setOfClassUrl(members: string): string {
  return withQuery('/add', { classes: members });
}

/** Leads to a set with one more class. @param members the class as text. */
export function addClassUrl(code: string, members: string, { dataset }: UrlState = {}): string {
  return withQuery('/add', { set: code, classes: members, dataset });
}
