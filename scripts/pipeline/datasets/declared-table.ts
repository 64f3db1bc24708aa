import { InputError, type InputFile } from '../text/input.ts';

/** A table that a declaration names. @throws InputError if there is none of that name. */
export function tableOf(
  { tables }: { readonly tables: ReadonlyMap<string, InputFile> },
  declaration: string,
  name: string,
): InputFile {
  const file = tables.get(name);
  if (file !== undefined) return file;
  throw new InputError(
    { file: declaration },
    {
      expected: 'a table that can be read',
      came: `${name}, where there is none`,
      advice: 'Put it there, or correct the path: it is relative to the folder of the data, or absolute.',
    },
  );
}
