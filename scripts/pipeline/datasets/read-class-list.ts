import { z } from 'zod';
import type { NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { decodeJson, InputError, type InputFile } from '../text/input.ts';
import { readLines } from '../text/table-rows.ts';
import { checkOnce, type ReadingRules } from './read-image-counts.ts';
import { skipOrRefuseUnknown } from './unknown-synsets.ts';

/** Keras's `imagenet_class_index.json`: wnid and name under each class index. */
const kerasSchema = z.record(z.string().regex(/^\d{1,6}$/), z.tuple([z.string()], z.string()));

/** Synsets of a file in order, and the lines with unknown ones. */
export interface ListedClasses {
  readonly nodes: readonly NodeIndex[];
  readonly unknown: readonly string[];
}

/**
 * Reads a class list; the order gives the class indices, from 0.
 *
 * A line holds a synset, and perhaps words after a space or tab, as in `LOC_synset_mapping.txt` and `synset_words.txt`;
 * or the file is Keras's `imagenet_class_index.json`.
 *
 * @throws InputError at the first line that repeats a synset or, unless such lines are skipped, names none. A class after
 *   a skipped line has an index one lower than in the file: the list reports the skipped names.
 */
export function readClassList(file: InputFile, { identifiers, findings, skipUnknown }: ReadingRules): ListedClasses {
  const firstLine = new Map<NodeIndex, number>();
  const texts = classTexts(file);
  const nodes = texts.map(({ text, line }) => identifiers.node(text) ?? { text, file: file.name, line, lines: 1 });
  const unknown = nodes.filter((one) => typeof one !== 'number');
  skipOrRefuseUnknown(unknown, skipUnknown, identifiers, findings);
  for (const [i, node] of nodes.entries())
    if (typeof node === 'number') checkOnce({ file: file.name, line: texts[i]!.line }, texts[i]!.text, node, firstLine);
  return { nodes: nodes.filter((one) => typeof one === 'number'), unknown: unknown.map(({ text }) => text) };
}

/** The classes of a list as they are written, in their order. @throws InputError for a file of another form. */
export function classTexts(file: InputFile): { readonly text: string; readonly line: number }[] {
  if (file.name.toLowerCase().endsWith('.json')) return kerasClasses(file).map((text, i) => ({ text, line: i + 1 }));
  const rows = readLines(file).map(({ text, line }) => ({ text: text.split(/[\t ,]/, 1)[0]!, line }));
  // The head of a table, such as Kaggle's.
  return /^(?:wnid|synset|class|class_id|id)$/i.test(rows[0]?.text ?? '') ? rows.slice(1) : rows;
}

function kerasClasses(file: InputFile): string[] {
  const classes = kerasSchema.safeParse(decodeJson(file, 'Mend the file.', 'any')).data;
  const entries = Object.entries(classes ?? {}).sort(([a], [b]) => Number(a) - Number(b));
  if (classes === undefined || entries.length === 0 || entries.some(([index], i) => Number(index) !== i)) {
    throw new InputError(file.name, {
      expected: '{ "0": ["n01440764", "tench"], … }, all class indices from 0',
      came: 'another form',
      advice: 'Mend the file.',
    });
  }
  return entries.map(([, [synset]]) => synset);
}
