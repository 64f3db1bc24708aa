import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseJson } from '../../../src/format/parse-json.ts';
import { withFile } from '../../../src/store/file-fault.ts';
import { sha256 } from '../builds/current-build.ts';
import { replaceDurably } from '../builds/durable.ts';

/** Changes when the values of notes have another form: earlier notes are ignored then. */
const VERSION = 1;
/** Bytes from which a file takes longer to parse than its notes take to write. */
const WORTH_NOTES = 4 * 2 ** 20;
/** Most values of a note: a text of JSON has half a gigabyte at most. */
const MOST_VALUES = 2_000_000;

interface Note<T> {
  readonly version: number;
  readonly size: number;
  readonly mtimeMs: number;
  readonly values: readonly T[];
}

/**
 * Parses a large file, and notes what came of it: it is parsed again only when its size or time has changed.
 *
 * @param notes folder for notes. @param kind of the values, which are JSON.
 */
export async function parseOnce<T>(
  notes: string,
  file: string,
  kind: 'labels' | 'boxes',
  parse: () => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const { size, mtimeMs } = await stat(file);
  if (size < WORTH_NOTES) return parse();
  const place = path.join(notes, `${kind}-${sha256(file).slice(0, 24)}.json`);
  // Without notes, or with notes that are cut short, the file is parsed again.
  const known = parseJson(await readFile(place, 'utf8').catch(() => '')) as Note<T> | undefined;
  if (known?.version === VERSION && known.size === size && known.mtimeMs === mtimeMs) return known.values;
  const values = await parse();
  if (values.length > MOST_VALUES) return values;
  await withFile(place, 'written', async () => {
    await mkdir(notes, { recursive: true });
    await writeFile(`${place}.partial`, JSON.stringify({ version: VERSION, size, mtimeMs, values } satisfies Note<T>));
    await replaceDurably(place, `${place}.partial`);
  });
  return values;
}
