/** Spellings that sound alike or are often mistaken for each other, replaced one after the other. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/gh(?=t|$)/g, ''],
  [/^(?:kn|gn)/, 'n'],
  [/^wr/, 'r'],
  [/^ps/, 's'],
  [/que$/, 'k'],
  [/pb/g, 'b'],
  [/^x/, 's'],
  [/t(?=ur|io|ia)/g, 's'],
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
 * Returns how a key sounds, roughly: consonants that English spells in several ways made one, vowels all one, doubles single.
 *
 * It distinguishes `dolfin` for *dolphin* from *coffin*, and finds `rinoseros`, which is many edits from *rhinoceros*.
 */
export function soundOf(key: string): string {
  return ALIKE.reduce((sound, [spelling, alike]) => sound.replace(spelling, alike), key);
}
