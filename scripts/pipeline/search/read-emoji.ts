import type { SearchColumns } from '../../../src/domain/wordnet/search-columns.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { encodeTexts } from '../../../src/domain/text-column.ts';
import { emojiKey } from '../../../src/search/identifiers/emoji.ts';
import { knownWnid, type WnidRegister } from '../datasets/read-image-counts.ts';
import { completeLines, InputError, type InputFile, shown } from '../text/input.ts';

const HEAD = 'emoji\ttwemoji\twnid\t';
const HEXCODE = /^[0-9A-F]{4,6}(?:-[0-9A-F]{4,6})*$/;

/** The columns of the search index that lead from an emoji to the synset that it depicts. */
export type EmojiColumns = Pick<SearchColumns, 'emojiText' | 'emojiEnd' | 'emojiNode'>;

/**
 * Reads `data/emoji/synsets.tsv`: emoji by their code points, each with the synset that it depicts. Skin tones share one entry.
 *
 * @throws InputError for another head, what is no code points, an unknown wnid, or skin tones filed apart.
 */
export function readEmoji(table: InputFile, taxonomy: Taxonomy, register: WnidRegister): EmojiColumns {
  const [head = '', ...lines] = table.bytes.length === 0 ? [HEAD] : completeLines(table);
  if (!head.startsWith(HEAD))
    throw new InputError(table.name, {
      line: 1,
      expected: `columns that begin ${shown(HEAD)}`,
      came: shown(head),
      advice: 'Restore the first line.',
    });
  const nodes = new Map<string, number>();
  lines.forEach((line, i) => {
    const place = { file: table.name, line: i + 2 };
    const [hexcode = '', , wnid = ''] = line.split('\t');
    if (!HEXCODE.test(hexcode))
      throw new InputError(place, {
        expected: 'code points in hexadecimal, such as 1F415',
        came: shown(hexcode),
        advice: 'Correct the line.',
      });
    const key = emojiKey(String.fromCodePoint(...hexcode.split('-').map((point) => parseInt(point, 16))));
    const node = taxonomy.node(knownWnid(place, wnid, register))!;
    if ((nodes.get(key) ?? node) !== node)
      throw new InputError(place, {
        expected: 'one synset for all skin tones of an emoji',
        came: shown(wnid),
        advice: 'File them alike.',
      });
    nodes.set(key, node);
  });
  const sorted = [...nodes].sort(([a], [b]) => (a < b ? -1 : 1));
  const { text, end } = encodeTexts(sorted.map(([key]) => key));
  return { emojiText: text, emojiEnd: end, emojiNode: Uint32Array.from(sorted, ([, node]) => node) };
}
