import type { LexiconColumns } from '../../../src/domain/wordnet/lexicon.ts';
import { encodeTexts } from '../../../src/domain/text-column.ts';
import type { LemmaSenses } from './match-senses.ts';
import { pickRows, rowStarts, takeRows } from '../pictures/pick-rows.ts';
import type { NounData } from './read-noun-data.ts';

/**
 * Packs lemmas, senses and glosses, node by node.
 *
 * @param order the row of each node of the preorder.
 */
export function buildLexicon(nouns: NounData, senses: LemmaSenses, order: Uint32Array): LexiconColumns {
  const pick = <A extends Uint8Array | Uint16Array>(values: A): A => takeRows(nouns.lemmaStart, order, values);
  const lemmas: string[] = [];
  for (const row of order) {
    for (let i = nouns.lemmaStart[row]!; i < nouns.lemmaStart[row + 1]!; i++) lemmas.push(nouns.lemma[i]!);
  }
  const packed = encodeTexts(lemmas);
  return {
    lemmaStart: rowStarts(nouns.lemmaStart, order),
    lemmaEnd: packed.end,
    lemmaText: packed.text,
    senseNumber: pick(senses.senseNumber),
    tagCount: pick(senses.tagCount),
    lexId: pick(senses.lexId),
    ...packGlosses(nouns, order),
    lexicographerFile: pickRows(order, nouns.lexicographerFile),
  };
}

function packGlosses(
  { bytes, glossStart, glossEnd }: NounData,
  order: Uint32Array,
): Pick<LexiconColumns, 'glossEnd' | 'glossText'> {
  const end = new Uint32Array(order.length + 1);
  order.forEach((row, node) => (end[node + 1] = end[node]! + glossEnd[row]! - glossStart[row]!));
  const text = new Uint8Array(end[order.length]!);
  order.forEach((row, node) => text.set(bytes.subarray(glossStart[row], glossEnd[row]), end[node]));
  return { glossEnd: end, glossText: text };
}
