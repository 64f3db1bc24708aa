import type { Member, SetClass } from '../../domain/class-set/class-set.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';

/**
 * The members of a class as text: `n02084071/` is a synset with everything below it, `n02084071` the synset alone, and
 * a `-` before either takes it out. Single spaces separate members; a `+` before one may be written.
 */
export function formatMembers(
  taxonomy: Taxonomy,
  { includes, excludes }: Pick<SetClass, 'includes' | 'excludes'>,
): string {
  return [
    ...includes.map((member) => formatMember(taxonomy, member)),
    ...excludes.map((member) => `-${formatMember(taxonomy, member)}`),
  ].join(' ');
}

/** Returns one member as text, without a sign. */
export function formatMember(taxonomy: Taxonomy, { node, scope }: Member): string {
  return scope === 'subtree' ? `${taxonomy.wnid(node)}/` : taxonomy.wnid(node);
}

/** Reason why a text names no class. */
export interface MembersFault {
  readonly expected: string;
  readonly came: string;
}

/** Parses the members of a class; returns a fault if the text has another form or names an unknown synset. */
export function parseMembers(taxonomy: Taxonomy, text: string): Pick<SetClass, 'includes' | 'excludes'> | MembersFault {
  const includes: Member[] = [];
  const excludes: Member[] = [];
  for (const part of text.trim().split(/ +/)) {
    const found = /^([+-]?)(n\d{8})(\/?)$/.exec(part);
    if (found === null)
      return { expected: 'members such as n02084071/ or -n02087551', came: JSON.stringify(part.slice(0, 40)) };
    const node = taxonomy.node(found[2]!);
    if (node === undefined) return { expected: 'synsets of WordNet 3.0', came: found[2]! };
    (found[1] === '-' ? excludes : includes).push({ node, scope: found[3] === '/' ? 'subtree' : 'own' });
  }
  const [first, ...others] = includes;
  if (first === undefined)
    return { expected: 'at least one member without a -', came: JSON.stringify(text.slice(0, 40)) };
  return { includes: [first, ...others], excludes };
}
