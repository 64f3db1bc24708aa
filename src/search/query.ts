/** Parses the text of a search into words and restrictions. Any text is a query. */

/** Comparison of a number. */
export type Comparison = '>' | '>=' | '<' | '<=' | '=';

/** A condition that results must meet. */
export type Restriction =
  /** Below a synset, or the synset itself: `in:animal`. */
  | { readonly kind: 'in'; readonly value: string; readonly text: string }
  /** Restricts by own images in the dataset shown: `images:>500`. */
  | { readonly kind: 'images'; readonly comparison: Comparison; readonly value: number; readonly text: string }
  /** Restricts by the shortest path from the root: `depth:<=6`. */
  | { readonly kind: 'depth'; readonly comparison: Comparison; readonly value: number; readonly text: string }
  /** Restricts to synsets with images in a dataset: `dataset:NAME`. */
  | { readonly kind: 'dataset'; readonly value: string; readonly text: string }
  /** Restricts to synsets without hyponyms and instances: `leaf`. */
  | { readonly kind: 'leaf'; readonly text: string };

/** A query taken apart. */
export interface Query {
  /** The words to look for, with the spaces between them; may be empty. */
  readonly words: string;
  /** Restrictions in the order typed; at most {@link MOST_RESTRICTIONS}. */
  readonly restrictions: readonly Restriction[];
}

/** Maximum length of a query in UTF-16 units; the longest lemma has 71. */
export const LONGEST_QUERY = 300;
/** Further restrictions are read as words. */
export const MOST_RESTRICTIONS = 8;

const PART = /[^\s"]*"[^"]*"|\S+/g;
const NUMBER = /^(>=|<=|>|<|=)?(\d{1,9})$/;

/**
 * Parses a query; never throws, and leaves unknown syntax among the words.
 *
 * `in:`, `images:`, `depth:` and `dataset:` restrict, with no space after the colon; a value of several words is quoted
 * or joined by `_`: `in:"domestic cat"`. `is:leaf` restricts to leaves, and so does `leaf` alone next to another
 * restriction; without one it is a word, as in `maple leaf`.
 */
export function parseQuery(text: string): Query {
  const parts = text.slice(0, LONGEST_QUERY).toWellFormed().match(PART) ?? [];
  const read = parts.map((part) => ({ part, restriction: parseRestriction(part) }));
  const restricted = read.some(({ restriction }) => restriction !== undefined);
  const restrictions: Restriction[] = [];
  const words: string[] = [];
  for (const { part, restriction } of read) {
    const meant =
      restriction ?? (restricted && part.toLowerCase() === 'leaf' ? { kind: 'leaf' as const, text: part } : undefined);
    if (meant !== undefined && restrictions.length < MOST_RESTRICTIONS) restrictions.push(meant);
    else words.push(part);
  }
  return { words: words.join(' '), restrictions };
}

function parseRestriction(part: string): Restriction | undefined {
  const colon = part.indexOf(':');
  if (colon < 1) return undefined;
  const value = part
    .slice(colon + 1)
    .replaceAll('"', '')
    .replaceAll('_', ' ')
    .trim();
  if (value === '') return undefined;
  switch (part.slice(0, colon).toLowerCase()) {
    case 'in':
      return { kind: 'in', value, text: part };
    case 'dataset':
      return { kind: 'dataset', value: value.toLowerCase(), text: part };
    case 'is':
      return value.toLowerCase() === 'leaf' ? { kind: 'leaf', text: part } : undefined;
    case 'images':
      return parseNumber('images', value, part);
    case 'depth':
      return parseNumber('depth', value, part);
    default:
      return undefined;
  }
}

function parseNumber(kind: 'images' | 'depth', value: string, text: string): Restriction | undefined {
  const match = NUMBER.exec(value);
  if (match === null) return undefined;
  return { kind, comparison: (match[1] ?? '=') as Comparison, value: Number(match[2]), text };
}

/** A query as text again: its words, then its restrictions as they were typed. */
export function queryText({ words, restrictions }: Query): string {
  return [words, ...restrictions.map((restriction) => restriction.text)].filter((part) => part !== '').join(' ');
}
