import { keyOf, wordsOf } from './normalise.ts';

/**
 * WordNet's rules of detachment for nouns: an ending, and its replacement in the base form.
 *
 * @see morphy(7WN), https://wordnet.princeton.edu/documentation/morphy7wn
 */
const DETACHMENT = [
  ['s', ''],
  ['ses', 's'],
  ['xes', 'x'],
  ['zes', 'z'],
  ['ches', 'ch'],
  ['shes', 'sh'],
  ['men', 'man'],
  ['ies', 'y'],
] as const;

/** Greek and Latin plurals that WordNet's rules leave out: `duodena` of *duodenum*, `phenomena` of *phenomenon*. */
const CLASSICAL = [
  ['a', 'um'],
  ['a', 'on'],
] as const;
/** Shorter words in `-a` are seldom plurals. */
const LEAST_CLASSICAL = 5;

/** Base forms of irregular nouns, by the key of the inflected form; bases are keys too. */
export type NounExceptions = (key: string) => readonly string[];

/**
 * The forms that a word may be an inflection of, by exceptions and detachment, likeliest first; it is not among them.
 *
 * Nothing says that they are words: the caller keeps those it knows. As in WordNet, words of two letters and words
 * that end in `ss` are left alone, and `-ful` is taken off and put back on (`boxesful`).
 */
export function baseForms(word: string, exceptions: NounExceptions): string[] {
  const bases = new Set(exceptions(word));
  const full = word.endsWith('ful') ? 'ful' : '';
  const stem = word.slice(0, word.length - full.length);
  if (stem.length > 2 && !stem.endsWith('ss')) {
    for (const [ending, base] of DETACHMENT) {
      if (stem.endsWith(ending) && stem.length > ending.length) bases.add(stem.slice(0, -ending.length) + base + full);
    }
  }
  if (word.length >= LEAST_CLASSICAL) {
    for (const [ending, base] of CLASSICAL) if (word.endsWith(ending)) bases.add(word.slice(0, -ending.length) + base);
  }
  bases.delete(word);
  return [...bases];
}

/**
 * The keys that a phrase may be an inflection of, likeliest first; its own key is not among them.
 *
 * The whole may be an exception (`mothers-in-law`); else its last word is inflected (`police dogs`), its first
 * (`attorneys general`), or both. There are at most a few dozen.
 */
export function baseKeys(words: readonly string[], exceptions: NounExceptions): string[] {
  const last = words.at(-1);
  const first = words[0];
  if (first === undefined || last === undefined) return [];
  const keys = new Set(exceptions(keyOf(words)));
  const before = keyOf(words.slice(0, -1));
  const lastBases = baseForms(last, exceptions);
  for (const base of lastBases) keys.add(before + base);
  if (words.length > 1) {
    const middle = keyOf(words.slice(1, -1));
    for (const base of baseForms(first, exceptions)) {
      for (const end of [last, ...lastBases]) keys.add(base + middle + end);
    }
  }
  keys.delete(keyOf(words));
  return [...keys];
}

/** Endings that make adjectives of nouns, and what stood in their place. */
const RELATIONAL = [
  ['al', ''],
  ['al', 'e'],
  ['ical', 'y'],
  ['ial', 'y'],
  ['ic', 'y'],
  ['ic', ''],
  ['ous', ''],
  ['en', ''],
  ['ish', ''],
] as const;

/** Returns the nouns that an adjective may be made of: *structure* for `structural`; nothing says that they are words. */
export function nounsBehind(word: string): string[] {
  return RELATIONAL.flatMap(([ending, noun]) =>
    word.endsWith(ending) && word.length - ending.length > 2 ? [word.slice(0, -ending.length) + noun] : [],
  );
}

/** Returns what a thing that looks so may have, likeliest first: *stripe* for `striped`, *stud* for `studded`, *bump* for `bumpy`. */
export function nounsOfLook(word: string): string[] {
  // A longer word in -y is rather a misspelling: `jewelery`.
  const [, stem] = /^(?:(.{3,})ed|(.{3,5})y)$/.exec(word)?.filter(Boolean) ?? [];
  if (stem === undefined) return [];
  return stem.at(-1) === stem.at(-2) ? [stem.slice(0, -1), stem] : [`${stem}e`, stem];
}

/** Looks noun exceptions up in a list of inflected forms with their bases, as WordNet spells both. */
export function nounExceptions(list: readonly (readonly [form: string, bases: readonly string[]])[]): NounExceptions {
  const byKey = new Map<string, string[]>();
  for (const [form, bases] of list) {
    const key = keyOf(wordsOf(form));
    byKey.set(key, [...(byKey.get(key) ?? []), ...bases.map((base) => keyOf(wordsOf(base)))]);
  }
  return (key) => byKey.get(key) ?? [];
}
