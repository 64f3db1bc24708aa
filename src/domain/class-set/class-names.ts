import type { ClassSet } from './class-set.ts';

/** Beginnings of a cell that a spreadsheet takes for a formula, and what would end a cell or a line. */
const FORMULA = /^[\s=+\-@]+/;
const BREAKS = /[\t\r\n]+/g;

/**
 * Returns the name of each class: the author's, else the readable name of its first synset.
 *
 * The author of an address chooses the names in it, and tables hold them: a name that a spreadsheet would run as a
 * formula loses its first characters.
 * Where two classes would have one name, the later ones get a number: *dog*, *dog (2)*.
 */
export function classNames({ classes }: ClassSet, readableNames: readonly string[]): string[] {
  const used = new Set<string>();
  return classes.map(({ name, includes: [{ node }] }) => {
    const own = name?.replaceAll(BREAKS, ' ').replace(FORMULA, '');
    const base = own === undefined || own === '' ? readableNames[node]! : own;
    let unique = base;
    for (let number = 2; used.has(unique.toLowerCase()); number++) unique = `${base} (${String(number)})`;
    used.add(unique.toLowerCase());
    return unique;
  });
}
