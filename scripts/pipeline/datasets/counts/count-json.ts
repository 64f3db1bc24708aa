import { z } from 'zod';
import { decodeJson, InputError, type InputFile } from '../../text/input.ts';
import { type CountRow } from './count-row.ts';

const images = z.union([z.number(), z.string()]).transform(String);
const entry = z.union([
  z.looseObject({ wnid: z.string(), images }).transform(({ wnid, images: count }) => ({ synset: wnid, images: count })),
  // LVIS's categories.
  z
    .looseObject({ synset: z.string(), image_count: images })
    .transform(({ synset, image_count: count }) => ({ synset, images: count })),
]);
const countsSchema = z.union([
  z.array(entry),
  z.looseObject({ categories: z.array(entry) }).transform(({ categories }) => categories),
  z
    .record(z.string(), images)
    .transform((counts) => Object.entries(counts).map(([synset, count]) => ({ synset, images: count }))),
]);

/**
 * Reads images per synset from JSON: `{ "n02084071": 1603 }`, a list of `{ "wnid", "images" }`, or LVIS's categories,
 * a list of `{ "synset", "image_count" }`, also within a whole file of LVIS.
 *
 * @throws InputError for JSON of any other form, naming the entry at fault.
 */
export function readCountJson(file: InputFile): CountRow[] {
  const result = countsSchema.safeParse(decodeJson(file, 'Mend the file.', 'any'));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new InputError(
      { file: file.name },
      {
        expected:
          '{ "n02084071": 1603 }, a list of { "wnid", "images" }, or of { "synset", "image_count" } as LVIS has it',
        came: `another form${issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`}`,
        advice: 'Mend the file.',
      },
    );
  }
  return result.data.map((row, i) => ({ ...row, line: i + 1 }));
}
