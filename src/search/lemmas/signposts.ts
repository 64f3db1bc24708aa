import type { SearchColumns } from '../../domain/wordnet/search-columns.ts';
import { type NodeIndex, nodeIndex } from '../../domain/taxonomy/node-index.ts';
import { textAt } from '../../domain/text-column.ts';
import { baseKeys } from '../words/morphology.ts';
import { keyOf, wordsOf } from '../words/normalise.ts';

/** A word that WordNet 3.0 does not have, and the nearest synset. */
export interface Signpost {
  readonly word: string;
  readonly node: NodeIndex;
}

/** Words newer than WordNet 3.0, which lead to the nearest synset. Opening takes O(signposts). */
export class Signposts {
  readonly #byKey = new Map<string, Signpost>();

  constructor({ signText, signEnd, signNode }: Pick<SearchColumns, 'signText' | 'signEnd' | 'signNode'>) {
    signNode.forEach((node, i) => {
      const word = textAt({ text: signText, end: signEnd }, i);
      this.#byKey.set(keyOf(wordsOf(word)), { word, node: nodeIndex(node) });
    });
  }

  /** Returns the signpost of a word, of its singular or its plural, or `undefined`. */
  find(text: string): Signpost | undefined {
    const words = wordsOf(text);
    const keys = [keyOf(words), ...baseKeys(words, () => []), `${keyOf(words)}s`];
    return keys.map((key) => this.#byKey.get(key)).find((signpost) => signpost !== undefined);
  }
}
