import { type ClassSet } from './class-set.ts';

/**
 * Returns the name of each class: the author's, else the readable name of its first synset.
 *
 * Where two classes would have one name, the later ones get a number: *dog*, *dog (2)*.
 */
export function classNames({ classes }: ClassSet, readableNames: readonly string[]): string[] {
  const used = new Set<string>();
  return classes.map(({ name, includes: [{ node }] }) => {
    const base = (name ?? readableNames[node]!).replaceAll(/[\t\r\n]+/g, ' ');
    let unique = base;
    for (let number = 2; used.has(unique.toLowerCase()); number++) unique = `${base} (${String(number)})`;
    used.add(unique.toLowerCase());
    return unique;
  });
}
