import { InputError, type InputFile } from '../text/input.ts';

/** Returns a table that a declaration names. @throws InputError if there is none of that name. */
export function tableOf<T = InputFile>(
  { tables }: { readonly tables: ReadonlyMap<string, T> },
  declaration: string,
  name: string,
): T {
  const file = tables.get(name);
  if (file !== undefined) return file;
  throw new InputError(declaration, {
    expected: 'a table that can be read',
    came: `${name}, where there is none`,
    advice: 'Put it there, or correct the path: it is relative to the folder of the data, or absolute.',
  });
}
