import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { knownWnid, type WnidRegister } from '../datasets/read-image-counts.ts';
import { InputError, type InputFile, rowsUnder, shown } from '../text/input.ts';

const HEAD = 'wnid\tverdict\tfound_by\twords';

/**
 * Reads `data/search/coarse.tsv` and returns the nodes that search withholds unless they are spelt out, in ascending order.
 *
 * `verdict` is `withheld`, or `shown` for a synset that the rule names but a reader judged harmless.
 *
 * @throws InputError for another head, an unknown wnid, or another verdict.
 */
export function readCoarse(table: InputFile, taxonomy: Taxonomy, register: WnidRegister): Uint32Array {
  const nodes: number[] = [];
  for (const { place, fields } of rowsUnder(HEAD, table)) {
    const [text = '', verdict = ''] = fields;
    const wnid = knownWnid(place, text, register);
    if (verdict === 'withheld') nodes.push(taxonomy.node(wnid)!);
    else if (verdict !== 'shown')
      throw new InputError(place, {
        expected: 'the verdict withheld or shown',
        came: shown(verdict),
        advice: 'Correct the line.',
      });
  }
  return Uint32Array.from(nodes).sort();
}
