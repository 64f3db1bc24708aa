import type { SearchColumns } from '../../../src/domain/wordnet/search-columns.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { encodeTexts } from '../../../src/domain/text-column.ts';
import { emojiKey } from '../../../src/search/identifiers/emoji.ts';
import { knownWnid, type WnidRegister } from '../datasets/read-image-counts.ts';
import { InputError, type InputFile, rowsUnder, shown } from '../text/input.ts';

const HEAD = 'emoji\ttwemoji\twnid\tdecided\tannotation\tlemma\tpeople';
const HEXCODE = /^[0-9A-F]{4,6}(?:-[0-9A-F]{4,6})*$/;

/** The columns of the search index that lead from an emoji to the synset that it depicts. */
export type EmojiColumns = Pick<SearchColumns, 'emojiText' | 'emojiEnd' | 'emojiNode'>;

/**
 * Reads `data/emoji/synsets.tsv`: emoji by their code points, each with the synset that it depicts. Skin tones share one entry.
 *
 * @throws InputError for another head, what is no code points, an unknown wnid, or skin tones filed apart.
 */
export function readEmoji(table: InputFile, taxonomy: Taxonomy, register: WnidRegister): EmojiColumns {
  const nodes = new Map<string, number>();
  for (const { place, fields } of rowsUnder(HEAD, table)) {
    const [hexcode = '', , wnid = ''] = fields;
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
  }
  const sorted = [...nodes].sort(([a], [b]) => (a < b ? -1 : 1));
  const { text, end } = encodeTexts(sorted.map(([key]) => key));
  return { emojiText: text, emojiEnd: end, emojiNode: Uint32Array.from(sorted, ([, node]) => node) };
}
