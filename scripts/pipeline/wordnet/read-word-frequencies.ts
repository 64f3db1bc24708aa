import { decodeJson, InputError, type InputFile, shown } from '../text/input.ts';

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
  const counts = new Map<string, number>();
  entries.forEach((entry: unknown, i) => {
    if (!isEntry(entry))
      refuse(
        '{ "word": text, "count": a whole number above 0 }',
        `${shown(JSON.stringify(entry))} as entry ${String(i)}`,
      );
    else {
      const word = entry.word.toLowerCase();
      counts.set(word, (counts.get(word) ?? 0) + entry.count);
    }
  });
  return counts;
}

function isEntry(value: unknown): value is { word: string; count: number } {
  const entry = value as { word?: unknown; count?: unknown } | null;
  return (
    typeof entry === 'object' &&
    typeof entry?.word === 'string' &&
    Number.isSafeInteger(entry.count) &&
    Number(entry.count) > 0
  );
}
