/** Spellings that sound alike or are often mistaken for each other, replaced one after the other. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/^(?:kn|gn)/, 'n'],
  [/^wr/, 'r'],
  [/^ps/, 's'],
  [/^x/, 's'],
  [/ck|q/g, 'k'],
  [/ch(?=[lr])/g, 'k'],
  [/sch|sh|ch/g, 's'],
  [/c(?=[eiy])|z/g, 's'],
  [/d?g(?=[eiy])/g, 'j'],
  [/c/g, 'k'],
  [/(?<=.)h/g, ''],
  [/(?<=.)e$/, ''],
  [/[aeiouyw]+/g, 'a'],
  [/(.)\1+/g, '$1'],
];

/**
 * How a key sounds, roughly: consonants that English spells in several ways made one, vowels all one, doubles single.
 *
 * It is only asked of terms that are a few edits away already, to tell `dolfin` for *dolphin* from *coffin*.
 */
export function soundOf(key: string): string {
  return ALIKE.reduce((sound, [spelling, alike]) => sound.replace(spelling, alike), key);
}
