import { parseWnid, type Wnid } from '../../src/domain/wnid.ts';
import { completeLines, InputError, type InputFile, type InputPlace, shown } from './input.ts';

/** What a reader of wnids must know of them to refuse the unknown with good advice. */
export interface WnidRegister {
  /** Whether WordNet 3.0 has the noun. */
  has(wnid: Wnid): boolean;
  /** Whether WordNet 3.1 has a noun at that offset. */
  hasIn31(wnid: Wnid): boolean;
}

/** The images of one synset. */
export interface ImageCount {
  readonly wnid: Wnid;
  readonly images: number;
}

/** All sums of images must fit into 32 bits. */
const MOST_IMAGES = 2 ** 32 - 1;

/**
 * Reads image counts: `wnid TAB images`, a line each, images a whole number of 0 or more.
 *
 * @throws InputError at the first line of another form, with an unknown or repeated wnid, or with which the sum of
 *   all images would be 2^32 or more.
 */
export function readImageCounts(file: InputFile, register: WnidRegister): ImageCount[] {
  const firstLine = new Map<Wnid, number>();
  let sum = 0;
  return completeLines(file).map((text, i) => {
    const line = i + 1;
    const refuse = (expected: string, came: string, advice: string): never => {
      throw new InputError({ file: file.name, line }, { expected, came, advice });
    };
    const fields = text.split('\t');
    if (fields.length !== 2) {
      refuse('two fields, wnid and images, with one tab between', `${String(fields.length)} in ${shown(text)}`, 'Mend the line.');
    }
    const wnid = knownWnid({ file: file.name, line }, fields[0]!, register);
    const images = fields[1]!;
    if (!/^\d{1,10}$/.test(images)) {
      refuse('a whole number of images, 0 or more, of at most ten digits', shown(images), `Correct the count of ${wnid}.`);
    }
    sum += Number(images);
    if (sum > MOST_IMAGES) {
      refuse(`at most ${String(MOST_IMAGES)} images in all`, `${String(sum)} up to here`, `Correct the count of ${wnid}, or part the dataset in two.`);
    }
    checkOnce({ file: file.name, line }, wnid, firstLine);
    return { wnid, images: Number(images) };
  });
}

/** Reads a wnid that WordNet 3.0 has. @throws InputError for any other text, with advice on offsets of WordNet 3.1. */
export function knownWnid(place: InputPlace, text: string, register: WnidRegister): Wnid {
  const wnid = parseWnid(text);
  if (wnid === undefined) {
    throw new InputError(place, { expected: 'a wnid: n and eight digits', came: shown(text), advice: 'Correct the identifier.' });
  }
  if (!register.has(wnid)) {
    const advice = register.hasIn31(wnid)
      ? 'It is an offset of WordNet 3.1: convert the identifiers to WordNet 3.0.'
      : 'Correct it or take the line out.';
    throw new InputError(place, { expected: 'a noun synset of WordNet 3.0', came: `${wnid}, which it does not have`, advice });
  }
  return wnid;
}

/** Notes the line of a wnid. @throws InputError if it had one before. */
export function checkOnce(place: { file: string; line: number }, wnid: Wnid, firstLine: Map<Wnid, number>): void {
  const before = firstLine.get(wnid);
  if (before !== undefined) {
    throw new InputError(place, { expected: 'each wnid once', came: `${wnid} again, first on line ${String(before)}`, advice: 'Take one of the two lines out.' });
  }
  firstLine.set(wnid, place.line);
}
