import { type Wnid } from '../../src/domain/wnid.ts';
import { completeLines, type InputFile } from './input.ts';
import { checkOnce, knownWnid, type WnidRegister } from './read-image-counts.ts';

/**
 * Reads a class list: one wnid a line; the order is kept as the class index, from 0.
 *
 * @throws InputError at the first line that is no wnid of WordNet 3.0, or repeats one.
 */
export function readClassList(file: InputFile, register: WnidRegister): Wnid[] {
  const firstLine = new Map<Wnid, number>();
  return completeLines(file).map((text, i) => {
    const place = { file: file.name, line: i + 1 };
    const wnid = knownWnid(place, text, register);
    checkOnce(place, wnid, firstLine);
    return wnid;
  });
}
