import { keyOf, wordsOf } from './words/normalise.ts';

/** A stretch of a text, in UTF-16 units: from, and up to but not including. */
export type Mark = readonly [from: number, to: number];

const characterReader = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Finds the typed text at the beginning of a word.
 *
 * As in search, case, accents, hyphens, apostrophes and gaps do not count: of *jack-o'-lantern*, `jackol` marks
 * `jack-o'-l`.
 */
export function markOf(text: string, typed: string): Mark | undefined {
  const wanted = keyOf(wordsOf(typed));
  if (wanted === '') return undefined;
  const characters = Array.from(characterReader.segment(text), ({ segment, index }) => ({
    key: keyOf(wordsOf(segment)),
    from: index,
    to: index + segment.length,
  }));
  for (let first = 0; first < characters.length; first++) {
    if (characters[first]!.key === '' || (first > 0 && characters[first - 1]!.key !== '')) continue;
    const last = lastOf(characters, first, wanted);
    if (last !== undefined) return [characters[first]!.from, characters[last]!.to];
  }
  return undefined;
}

/** The character with which a key ends that begins at another, or `undefined` if something else is there. */
function lastOf(characters: readonly { readonly key: string }[], first: number, wanted: string): number | undefined {
  let rest = wanted;
  for (let i = first; i < characters.length; i++) {
    const { key } = characters[i]!;
    if (key.startsWith(rest)) return i;
    if (!rest.startsWith(key)) return undefined;
    rest = rest.slice(key.length);
  }
  return undefined;
}
