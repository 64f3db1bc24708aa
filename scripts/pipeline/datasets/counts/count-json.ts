import { z } from 'zod';
import { decodeJson, decodeText, InputError, type InputFile, shown } from '../../text/input.ts';
import type { CountRow } from './count-row.ts';
import { parseJson } from '../../../../src/format/parse-json.ts';

const images = z.union([z.number(), z.string()]).transform(String);
const entry = z.union([
  z.looseObject({ wnid: z.string(), images }).transform(({ wnid, images: count }) => ({ synset: wnid, images: count })),
  // LVIS's categories.
  z
    .looseObject({ synset: z.string(), image_count: images })
    .transform(({ synset, image_count: count }) => ({ synset, images: count })),
  z.tuple([z.string(), images]).transform(([synset, count]) => ({ synset, images: count })),
]);
const list = z.array(entry);
const lvis = z.looseObject({ categories: list }).transform(({ categories }) => categories);
const bySynset = z
  .record(z.string(), images)
  .transform((counts) => Object.entries(counts).map(([synset, count]) => ({ synset, images: count })));

/** Returns the schema for a value by its outermost form, so that a fault is reported where it is. */
function schemaFor(value: unknown): typeof list | typeof lvis | typeof bySynset {
  if (Array.isArray(value)) return list;
  return typeof value === 'object' && value !== null && 'categories' in value ? lvis : bySynset;
}

/**
 * Reads images per synset from JSON: `{ "n02084071": 1603 }`, a list of `{ "wnid", "images" }`, or LVIS's categories,
 * a list of `{ "synset", "image_count" }`, also within a whole file of LVIS.
 *
 * @throws InputError for JSON of any other form, naming the entry at fault.
 */
export function readCountJson(file: InputFile): CountRow[] {
  const value = decodeJson(file, 'Mend the file.', 'any');
  const result = schemaFor(value).safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new InputError(file.name, {
      expected:
        '{ "n02084071": 1603 }, a list of { "wnid", "images" }, or of { "synset", "image_count" } as LVIS has it',
      came: `another form${issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`}`,
      advice: 'Mend the file.',
    });
  }
  return result.data.map((row, i) => ({ ...row, line: i + 1 }));
}

/**
 * Reads images per synset from JSON lines, an object a line: `{ "wnid", "images" }` or `{ "synset", "image_count" }`.
 *
 * @throws InputError for a line of any other form.
 */
export function readCountLines(file: InputFile): CountRow[] {
  return decodeText(file, 'any')
    .split('\n')
    .flatMap((text, i) => {
      if (text.trim() === '') return [];
      const result = entry.safeParse(parseJson(text));
      if (!result.success) {
        throw new InputError(file.name, {
          line: i + 1,
          expected: 'an object with "wnid" and "images", or with "synset" and "image_count"',
          came: shown(text.trim()),
          advice: 'Correct the line.',
        });
      }
      return [{ ...result.data, line: i + 1 }];
    });
}
