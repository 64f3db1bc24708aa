import type { SearchColumns } from '../../../src/domain/wordnet/search-columns.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { encodeTexts } from '../../../src/domain/text-column.ts';
import { knownWnid, type WnidRegister } from '../datasets/read-image-counts.ts';
import { completeLines, InputError, type InputFile, shown } from '../text/input.ts';

const HEAD = 'word\tnearest\tsource\tnearest_words';

/** The columns of the search index that lead from words newer than WordNet to the nearest synsets. */
export type SignpostColumns = Pick<SearchColumns, 'signText' | 'signEnd' | 'signNode'>;

/**
 * Reads `data/search/signposts.tsv`: words that WordNet 3.0 does not have, each with the nearest synset.
 *
 * @throws InputError for another head, an empty word, or an unknown wnid.
 */
export function readSignposts(table: InputFile, taxonomy: Taxonomy, register: WnidRegister): SignpostColumns {
  const [head, ...lines] = table.bytes.length === 0 ? [HEAD] : completeLines(table);
  if (head !== HEAD)
    throw new InputError(table.name, {
      line: 1,
      expected: shown(HEAD),
      came: shown(head ?? ''),
      advice: 'Restore the first line.',
    });
  const words: string[] = [];
  const nodes = lines.map((line, i) => {
    const place = { file: table.name, line: i + 2 };
    const [word = '', nearest = ''] = line.split('\t');
    if (word.trim() === '')
      throw new InputError(place, { expected: 'a word', came: 'none', advice: 'Correct the line.' });
    words.push(word);
    return taxonomy.node(knownWnid(place, nearest, register))!;
  });
  const { text, end } = encodeTexts(words);
  return { signText: text, signEnd: end, signNode: Uint32Array.from(nodes) };
}
