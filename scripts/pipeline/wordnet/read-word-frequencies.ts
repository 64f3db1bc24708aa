import { z } from 'zod';
import { decodeJson, InputError, type InputFile, shown } from '../text/input.ts';

const schema = z.array(z.object({ word: z.string(), count: z.int().min(1) }));

/**
 * Reads word frequencies, a JSON array of `{ "word", "count" }`, into counts by lower-case word.
 *
 * Spellings that differ only in case (*What*, *what*) are added up.
 *
 * @throws InputError if the file is not JSON of that form, or an entry is not.
 */
export function readWordFrequencies(file: InputFile): Map<string, number> {
  const advice = 'Install the package of word frequencies again.';
  const refuse = (expected: string, came: string): never => {
    throw new InputError(file.name, { expected, came, advice });
  };
  const entries = decodeJson(file, advice);
  if (!Array.isArray(entries)) return refuse('an array', typeof entries);
  const parsed = schema.safeParse(entries);
  if (!parsed.success) {
    const place = Number(parsed.error.issues[0]?.path[0]);
    return refuse(
      '{ "word": text, "count": a whole number above 0 }',
      `${shown(JSON.stringify(entries[place]))} as entry ${String(place)}`,
    );
  }
  const counts = new Map<string, number>();
  for (const { word, count } of parsed.data)
    counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + count);
  return counts;
}
