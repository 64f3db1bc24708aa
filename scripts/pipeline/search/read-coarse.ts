import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { knownWnid, type WnidRegister } from '../datasets/read-image-counts.ts';
import { completeLines, InputError, type InputFile, shown } from '../text/input.ts';

const HEAD = 'wnid\tverdict\tfound_by\twords';

/**
 * Reads `data/search/coarse.tsv` and returns the nodes that search withholds unless they are spelt out, in ascending order.
 *
 * `verdict` is `withheld`, or `shown` for a synset that the rule names but a reader judged harmless.
 *
 * @throws InputError for another head, an unknown wnid, or another verdict.
 */
export function readCoarse(table: InputFile, taxonomy: Taxonomy, register: WnidRegister): Uint32Array {
  if (table.bytes.length === 0) return new Uint32Array();
  const [head = '', ...lines] = completeLines(table);
  if (head !== HEAD)
    throw new InputError(table.name, {
      line: 1,
      expected: shown(HEAD),
      came: shown(head),
      advice: 'Restore the first line.',
    });
  const nodes: number[] = [];
  lines.forEach((line, i) => {
    const place = { file: table.name, line: i + 2 };
    const [text = '', verdict = ''] = line.split('\t');
    const wnid = knownWnid(place, text, register);
    if (verdict === 'withheld') nodes.push(taxonomy.node(wnid)!);
    else if (verdict !== 'shown')
      throw new InputError(place, {
        expected: 'the verdict withheld or shown',
        came: shown(verdict),
        advice: 'Correct the line.',
      });
  });
  return Uint32Array.from(nodes).sort();
}
