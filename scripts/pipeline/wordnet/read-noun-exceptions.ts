import { completeLines, InputError, type InputFile, shown } from '../text/input.ts';

/** An irregular inflected noun and its base forms, as WordNet spells them: `wolves`, `wolf`. */
export type NounException = readonly [form: string, bases: readonly string[]];

/**
 * Reads WordNet's list of noun exceptions, `noun.exc`; its format is that of `morphy(7WN)`.
 *
 * @throws InputError at the first line that is not an inflected form and one base form or more, parted by single spaces.
 */
export function readNounExceptions(file: InputFile): NounException[] {
  return completeLines(file).map((text, i): NounException => {
    if (!/^[^ ]+( [^ ]+)+$/.test(text)) {
      throw new InputError(file.name, {
        line: i + 1,
        expected: 'an inflected form and its base forms, parted by single spaces',
        came: shown(text),
        advice: 'Use noun.exc of WordNet 3.0 as Princeton published it, unchanged.',
      });
    }
    const [form = '', ...bases] = text.split(' ');
    return [form, bases];
  });
}
