import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { keyOf, wordsOf } from '../../src/search/words/normalise.ts';
import { catalogue } from '../fixtures/real-catalogue.ts';

const { taxonomy, lexicon, search } = catalogue;

/** Returns the words most spoken of that are no lemma of a coarse synset, `count` of them. */
export function innocentWords(count: number): string[] {
  const { popularity } = taxonomy.columns;
  const keys = new Set(
    [...search.coarse].flatMap((node) => lexicon.lemmas(nodeIndex(node)).map((one) => keyOf(wordsOf(one)))),
  );
  const nodes = Array.from({ length: taxonomy.size }, (_, node) => node).sort(
    (a, b) => popularity[b]! - popularity[a]!,
  );
  const words = new Set<string>();
  for (const node of nodes) {
    const word = lexicon.firstLemma(nodeIndex(node)).toLowerCase();
    if (word.length > 3 && !keys.has(keyOf(wordsOf(word)))) words.add(word);
    if (words.size === count) break;
  }
  return [...words];
}

/** Swaps two neighbouring letters of a word, of each word at another place. */
export function slipOf(word: string): string {
  const at = (word.length * 7 + word.charCodeAt(0)) % (word.length - 1);
  return word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2);
}
