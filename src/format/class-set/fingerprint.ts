import type { ClassSet, Member } from '../../domain/class-set/class-set.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import { sha256 } from '#sha256';
import { formatMember } from './member-text.ts';

/** Number of a fingerprint's digits that pages show. */
export const FINGERPRINT_DIGITS = 12;

/**
 * Returns the canonical text of a class set: `class-set wordnet-3.0`, then a line a class in order, each with its
 * members in wnid order, the excluded ones after the included ones with a `-` each; every line ends with LF.
 *
 * Names and the title are not part of it: two sets that label images alike have one fingerprint, whatever their
 * classes are called.
 */
export function canonicalText(taxonomy: Taxonomy, { classes }: ClassSet): string {
  const sorted = (members: readonly Member[], sign: string): string[] =>
    [...new Set(members.map((member) => formatMember(taxonomy, member)).sort())].map((text) => sign + text);
  const lines = classes.map(({ includes, excludes }) => [...sorted(includes, ''), ...sorted(excludes, '-')].join(' '));
  return ['class-set wordnet-3.0', ...lines].map((line) => `${line}\n`).join('');
}

/** Returns the fingerprint of a class set: the SHA-256 of its canonical text in hexadecimal. */
export function fingerprint(taxonomy: Taxonomy, set: ClassSet): string {
  return sha256(new TextEncoder().encode(canonicalText(taxonomy, set)));
}
