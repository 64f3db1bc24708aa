import type { Part } from '../../domain/dataset/comparison.ts';
import { type UrlState, withQuery } from '../urls.ts';

/** The addresses of class sets: the one place that knows their form. */

/** Longest code of a set in an address, in characters: many servers read requests of at most 8 kB. */
export const LONGEST_CODE = 8000;

/** The index of class sets. */
export function setsUrl({ dataset }: UrlState = {}): string {
  return withQuery('/sets', { dataset });
}

/** A rule that gives a set: a search, or a part of the comparison of two collections. */
export interface RuleParts {
  readonly q?: string | undefined;
  readonly a?: string | undefined;
  readonly b?: string | undefined;
  readonly part?: Part | undefined;
  /** The synset in whose subtree the two are compared. */
  readonly at?: string | undefined;
  /** Names of collections that hold each synset, and of those that do not; commas between them. */
  readonly in?: string | undefined;
  readonly out?: string | undefined;
  /** Whether each class is a synset with everything below it. */
  readonly scope?: 'subtree' | undefined;
}

/** The name of a set in an address: that of a published set, a rule, or a code that holds the set whole. */
export type SetKey = { readonly name: string } | { readonly code: string } | { readonly rule: RuleParts };

/** Reader's choices in the address of a set's page. */
export interface SetChoice {
  readonly sort?: string | undefined;
  readonly rows?: 'all' | undefined;
  readonly show?: string | undefined;
}

function pathOf(key: SetKey): string {
  return 'name' in key ? `/sets/${key.name}` : 'code' in key ? `/set/${key.code}` : '/rule';
}

function ruleOf(key: SetKey): RuleParts {
  return 'rule' in key ? key.rule : {};
}

/** The page of a set. */
export function setUrl(key: SetKey, { dataset }: UrlState = {}, { sort, rows, show }: SetChoice = {}): string {
  return withQuery(pathOf(key), { ...ruleOf(key), sort, rows, show, dataset });
}

/** A file of a set. */
export function setFileUrl(key: SetKey, file: string, { dataset }: UrlState = {}): string {
  return withQuery(`${pathOf(key)}/${file}`, { ...ruleOf(key), dataset });
}

/** The overlaps of a set, with ways out. */
export function overlapsUrl(code: string, { dataset }: UrlState = {}): string {
  return withQuery('/overlaps', { set: code, dataset });
}

/** The page on which a synset is cut into classes. */
export function cutUrl(
  question: Partial<Record<'below' | 'n' | 'cut' | 'depth', string | number | undefined>> = {},
  { dataset }: UrlState = {},
): string {
  return withQuery('/cut', { ...question, dataset });
}

/** A dataset rolled up below a synset: the images below each synset of one depth, which the page chooses. */
export function rollUpUrl(state: UrlState = {}, below = 'entity'): string {
  return cutUrl({ below, cut: 'depth' }, state);
}

/** Parts that an address puts together; see `addedSet`. */
export interface AddParts extends RuleParts {
  readonly set?: string | undefined;
  readonly with?: string | undefined;
  readonly classes?: string | undefined;
  readonly turn?: number | undefined;
  readonly not?: number | undefined;
}

/** Leads to the set that is put together from parts. */
export function addUrl(parts: AddParts, { dataset }: UrlState = {}): string {
  return withQuery('/add', { ...parts, dataset });
}

/** The page that matches pasted labels with synsets. */
export function labelsUrl({ dataset }: UrlState = {}): string {
  return withQuery('/labels', { dataset });
}
