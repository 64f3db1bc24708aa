import { createHash } from 'node:crypto';
import { pictureInputFiles } from '../pictures/read-picture-inputs.ts';
import type { InputFile } from '../text/input.ts';
import type { Inputs } from './inputs.ts';

/**
 * A digest of all inputs and of the program's own files: it changes when the build would.
 *
 * @param lists what long lists hold, by dataset: they are too long to be read each time.
 */
export function digestInputs(
  inputs: Inputs,
  sources: readonly InputFile[],
  lists: ReadonlyMap<string, string>,
): string {
  const { words, datasets, classLists, tables, checks, pictures, holdings, surveys, boxes, ...single } = inputs;
  const hash = createHash('sha256');
  const add = (name: string, { bytes }: InputFile): unknown =>
    hash.update(`${name}\0${String(bytes.length)}\0`).update(bytes);
  for (const [name, file] of Object.entries(single)) add(name, file);
  for (const [folder, files] of Object.entries({ words, datasets, classLists, tables })) {
    for (const [name, file] of files) add(`${folder}/${name}`, file);
  }
  for (const [name, read] of pictures)
    for (const file of pictureInputFiles(read)) add(`pictures/${name}/${file.name}`, file);
  for (const [name, kinds] of holdings)
    for (const kind of kinds.keys())
      hash.update(`holdings/${name}/${kind}\0${kind === 'urls' ? (lists.get(name) ?? '') : ''}\0`);
  for (const [name, { stamp }] of checks) hash.update(`checks/${name}\0${stamp}\0`);
  for (const [name, { digest }] of [...surveys, ...boxes]) hash.update(`seen/${name}\0${digest}\0`);
  for (const source of sources) add(source.name, source);
  return hash.digest('hex');
}
