import { CLASS_TABLE_HEAD } from '../../../src/format/class-set/class-table.ts';
import { InputError, type InputFile } from '../text/input.ts';
import type { DeclarationChange } from './declaration-changes.ts';
import { nextRank, objectIn } from './declare-dataset.ts';
import { readClassListDeclaration } from './read-declarations.ts';

/** Fields of a class list's declaration that a command may set; `false` removes an optional one. */
export interface ClassListFields {
  readonly rank?: number | undefined;
  readonly title?: string | undefined;
  readonly origin?: string | undefined;
  readonly licence?: string | false | undefined;
  /** Whether each class is a synset alone or with everything below it; a class table says it itself. */
  readonly scope?: string | undefined;
  readonly skipUnknown?: boolean | undefined;
}

/** Returns whether a file is a class table, which names each class and its synsets. */
export function isClassTable(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 200)).replace(/^\uFEFF/, '');
  return head.startsWith(CLASS_TABLE_HEAD);
}

/**
 * Declares a class list that belongs to no dataset, or changes a declared one: fields that are not given stay
 * unchanged.
 *
 * @param file its path as a declaration has it; `undefined` to leave the file of a declared list.
 * @param isTable whether the file is a class table.
 * @throws InputError naming each invalid field.
 */
export function declareListAlone(
  name: string,
  file: string | undefined,
  isTable: boolean,
  { scope, ...fields }: ClassListFields,
  classLists: ReadonlyMap<string, InputFile>,
): DeclarationChange {
  const declared = classLists.get(name);
  const before = declared === undefined ? { rank: nextRank(classLists) } : objectIn(declared);
  if (declared === undefined && (file === undefined || fields.title === undefined))
    throw new InputError(file === undefined ? 'FILE' : '--title', {
      expected: 'a file of classes and a title for a new class list',
      came: 'none',
      advice: 'Give both: class-list add my-classes classes.txt --title "My classes"',
    });
  const classes = file === undefined ? before['classes'] : isTable ? { table: file } : { file };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const removed = new Set(given.filter(([, value]) => value === false).map(([field]) => field));
  const merged = {
    origin: `The classes of ${fields.title ?? ''} in their order.`,
    inTables: false,
    ...before,
    ...Object.fromEntries(given),
    classes: scope === undefined ? classes : { ...(classes as object), scope },
  };
  const declaration = Object.fromEntries(Object.entries(merged).filter(([field]) => !removed.has(field)));
  const text = `${JSON.stringify(declaration, undefined, 2)}\n`;
  readClassListDeclaration(name, { name: `class-lists/${name}.json`, bytes: new TextEncoder().encode(text) });
  return { folder: 'class-lists', name, text };
}
