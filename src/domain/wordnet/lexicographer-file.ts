/**
 * The names of WordNet's 26 noun lexicographer files; the first has number 3.
 *
 * A lexicographer file is the topic under which a synset was written, such as `noun.animal`.
 * Numbers and names are those of `lexnames(5WN)`.
 */
const NOUN_FILES =
  'Tops act animal artifact attribute body cognition communication event feeling food group location motive object person phenomenon plant possession process quantity relation shape state substance time'.split(
    ' ',
  );

const FIRST = 3;

/** Returns true if a number is that of a noun lexicographer file, 3 to 28. */
export function isNounFile(number: number): boolean {
  return NOUN_FILES[number - FIRST] !== undefined;
}

/**
 * Returns the name of a noun lexicographer file, such as `noun.animal` for 5.
 *
 * @throws RangeError if the number is not between 3 and 28.
 */
export function nounFileName(number: number): string {
  const name = NOUN_FILES[number - FIRST];
  if (name === undefined)
    throw new RangeError(`expected a noun lexicographer file from 3 to 28, came ${String(number)}`);
  return `noun.${name}`;
}
