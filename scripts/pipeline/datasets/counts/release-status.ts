import { SaxesParser } from 'saxes';
import { decodeText, InputError, type InputFile } from '../../text/input.ts';
import type { CountRow } from './count-row.ts';

/**
 * Reads images per synset from ImageNet's `ReleaseStatus.xml`: the elements `<synset wnid="…" numImages="…"/>`.
 *
 * A synset that was not released (`released="0"`) has none here.
 *
 * @throws InputError for XML that is not well-formed, and for a synset without one of the two.
 */
export function readReleaseStatus(file: InputFile): CountRow[] {
  const rows: CountRow[] = [];
  const parser = new SaxesParser();
  const refuse = (expected: string, came: string): never => {
    throw new InputError(file.name, {
      line: parser.line,
      expected,
      came,
      advice: 'Fetch the file again, or mend the line.',
    });
  };
  parser.on('error', ({ message }) => refuse('well-formed XML', message));
  parser.on('opentag', ({ name, attributes }) => {
    if (name !== 'synset') return;
    const { wnid, numImages, released } = attributes;
    if (wnid === undefined || numImages === undefined)
      refuse('a synset with the attributes wnid and numImages', Object.keys(attributes).join(', '));
    else rows.push({ synset: wnid, images: released === '0' ? '0' : numImages, line: parser.line });
  });
  parser.write(decodeText(file, 'any')).close();
  return rows;
}
