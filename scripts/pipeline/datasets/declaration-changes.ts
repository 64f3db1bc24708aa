import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withFile } from '../../../src/store/file-fault.ts';
import { makeFolder, removeDurably, replaceDurably } from '../builds/durable.ts';
import type { InputFile } from '../text/input.ts';

/** A declaration that is to be written or removed. */
export interface DeclarationChange {
  /** `local` holds what is attached to releases on this machine; `words` the words of other languages, which are tables. */
  readonly folder: 'datasets' | 'class-lists' | 'local' | 'words';
  /** Name of the dataset or class list, or code of the language. */
  readonly name: string;
  /** New text of the file; `undefined` to remove it. */
  readonly text: string | undefined;
}

/** Returns the declarations of a folder with changes applied; the folder is not modified. */
export function withChanges(
  files: ReadonlyMap<string, InputFile>,
  folder: DeclarationChange['folder'],
  shownFolder: string,
  changes: readonly DeclarationChange[],
): Map<string, InputFile> {
  const changed = new Map(files);
  for (const { name, text } of changes.filter((change) => change.folder === folder)) {
    if (text === undefined) changed.delete(name);
    else
      changed.set(name, {
        name: path.join(shownFolder, folder, `${name}${endingIn(folder)}`),
        bytes: new TextEncoder().encode(text),
      });
  }
  const ending = endingIn(folder);
  // In the order in which the folder gives them once they are there.
  return new Map([...changed].sort(([a], [b]) => (a + ending < b + ending ? -1 : 1)));
}

/**
 * Writes changes into a folder of declarations; at any moment each file is complete, in its old or new form.
 *
 * @throws StoreError naming the file if one cannot be written.
 */
export async function writeChanges(dataFolder: string, changes: readonly DeclarationChange[]): Promise<void> {
  for (const { folder, name, text } of changes) {
    const file = path.join(dataFolder, folder, `${name}${endingIn(folder)}`);
    const temporary = path.join(dataFolder, folder, `.${name}${endingIn(folder)}.partial`);
    await withFile(file, 'written', async () => {
      if (text === undefined) {
        await removeDurably(file);
        return;
      }
      await makeFolder(path.dirname(file));
      await writeFile(temporary, text);
      await replaceDurably(file, temporary);
    });
  }
}

function endingIn(folder: DeclarationChange['folder']): '.json' | '.tab' {
  return folder === 'words' ? '.tab' : '.json';
}
