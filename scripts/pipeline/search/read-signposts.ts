import type { SearchColumns } from '../../../src/domain/wordnet/search-columns.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { encodeTexts } from '../../../src/domain/text-column.ts';
import { knownWnid, type WnidRegister } from '../datasets/read-image-counts.ts';
import { InputError, type InputFile, rowsUnder } from '../text/input.ts';

const HEAD = 'word\tnearest\tsource\tnearest_words';

/** The columns of the search index that lead from words newer than WordNet to the nearest synsets. */
export type SignpostColumns = Pick<SearchColumns, 'signText' | 'signEnd' | 'signNode'>;

/**
 * Reads `data/search/signposts.tsv`: words that WordNet 3.0 does not have, each with the nearest synset.
 *
 * @throws InputError for another head, an empty word, or an unknown wnid.
 */
export function readSignposts(table: InputFile, taxonomy: Taxonomy, register: WnidRegister): SignpostColumns {
  const words: string[] = [];
  const nodes = rowsUnder(HEAD, table).map(({ place, fields: [word = '', nearest = ''] }) => {
    if (word.trim() === '')
      throw new InputError(place, { expected: 'a word', came: 'none', advice: 'Correct the line.' });
    words.push(word);
    return taxonomy.node(knownWnid(place, nearest, register))!;
  });
  const { text, end } = encodeTexts(words);
  return { signText: text, signEnd: end, signNode: Uint32Array.from(nodes) };
}
