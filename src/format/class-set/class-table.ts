import type { ClassSet, SetClass } from '../../domain/class-set/class-set.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import { formatMembers, type MembersFault, parseMembers } from './member-text.ts';

/** Header line of a class table. */
export const CLASS_TABLE_HEAD = 'index\tname\tsynsets';

/**
 * A class set as a table: a head, then a line a class with its index, its name and its members, with tabs between them.
 *
 * Further columns may follow and are not read. The title is not part of the table.
 */
export function* classTableLines(
  taxonomy: Taxonomy,
  { classes }: ClassSet,
  names: readonly string[],
): Generator<string> {
  yield `${CLASS_TABLE_HEAD}\n`;
  for (const [at, one] of classes.entries()) yield `${String(at)}\t${names[at]!}\t${formatMembers(taxonomy, one)}\n`;
}

/** Reason why a class table was refused: line number from 1, what was expected and what came. */
export interface TableFault extends MembersFault {
  readonly line: number;
}

/**
 * Reads a class table.
 *
 * @param defaultName the name of a class without one of its own: a name that equals it is not stored.
 * @returns a fault at the first line of another form.
 */
export function parseClassTable(
  taxonomy: Taxonomy,
  text: string,
  defaultName: (one: SetClass) => string,
): ClassSet | TableFault {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const [head, ...rows] = lines;
  if (head?.split('\t').slice(0, 3).join('\t') !== CLASS_TABLE_HEAD)
    return {
      line: 1,
      expected: 'the columns index, name and synsets',
      came: JSON.stringify((head ?? '').slice(0, 60)),
    };
  const classes: SetClass[] = [];
  for (const [at, row] of rows.entries()) {
    const [index, name = '', synsets = ''] = row.split('\t');
    const line = at + 2;
    if (index !== String(at))
      return { line, expected: `index ${String(at)}`, came: JSON.stringify((index ?? '').slice(0, 40)) };
    const members = parseMembers(taxonomy, synsets);
    if ('came' in members) return { line, ...members };
    const one: SetClass = { name: undefined, ...members };
    classes.push(name === '' || name === defaultName(one) ? one : { ...one, name });
  }
  return { title: undefined, classes };
}
