import type { Comparison } from '../../domain/dataset/comparison.ts';
import type { Lexicon } from '../../domain/wordnet/lexicon.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import type { ListForm } from './synset-lists.ts';

/**
 * Returns synsets of a comparison, such as those of one part, as text: a line each in their order, UTF-8, LF.
 *
 * `txt` has wnids alone. `tsv` has a head and, for each collection, own images (`fall2011_images`) or the class index
 * (`in1k_index`); the field is empty where the collection does not hold the synset. `json` is an array with an object
 * a line, in which such a member is absent.
 */
export function comparisonList(
  { taxonomy, lexicon }: { readonly taxonomy: Taxonomy; readonly lexicon: Lexicon },
  comparison: Comparison,
  nodes: readonly NodeIndex[],
  form: ListForm,
): string {
  const [a, b] = columnNames(comparison);
  const rows = nodes.map(
    (node) => [taxonomy.wnid(node), lexicon.words(node), comparison.a.figure(node), comparison.b.figure(node)] as const,
  );
  switch (form) {
    case 'txt':
      return rows.map(([wnid]) => `${wnid}\n`).join('');
    case 'tsv':
      return [['wnid', 'words', a, b], ...rows].map((row) => `${row.join('\t')}\n`).join('');
    case 'json': {
      const objects = rows.map(([wnid, words, inA, inB]) => JSON.stringify({ wnid, words, [a]: inA, [b]: inB }));
      return objects.length === 0 ? '[]\n' : `[\n${objects.join(',\n')}\n]\n`;
    }
  }
}

/**
 * Returns the length in bytes of {@link comparisonList} in each form, for the same synsets.
 *
 * Lines are measured without being made, and words without being decoded, which saves time on a page that shows nine lengths.
 */
export function comparisonListBytes(
  lexicon: Lexicon,
  comparison: Comparison,
  nodes: readonly NodeIndex[],
): Record<ListForm, number> {
  const [a, b] = columnNames(comparison);
  const head = `wnid\twords\t${a}\t${b}\n`;
  const bytes = {
    txt: WNID * nodes.length + nodes.length,
    tsv: head.length,
    json: nodes.length === 0 ? '[]\n'.length : '[\n\n]\n'.length - ',\n'.length,
  };
  const [memberA, memberB] = [`,"${a}":`.length, `,"${b}":`.length];
  for (const node of nodes) {
    const words = lexicon.wordsBytes(node);
    const [figureA, figureB] = [comparison.a.figure(node), comparison.b.figure(node)];
    const [digitsA, digitsB] = [String(figureA ?? '').length, String(figureB ?? '').length];
    bytes.tsv += WNID + words.text + digitsA + digitsB + '\t\t\t\n'.length;
    bytes.json +=
      '{"wnid":"","words":}'.length +
      WNID +
      words.json +
      ',\n'.length +
      (figureA === undefined ? 0 : memberA + digitsA) +
      (figureB === undefined ? 0 : memberB + digitsB);
  }
  return bytes;
}

/** Length of a wnid in characters. */
const WNID = 9;

/** Returns the names of the two figure columns; they differ even if a collection is compared with itself. */
function columnNames({ a, b }: Comparison): [string, string] {
  const name = ({ id, kind }: Comparison['a']): string =>
    `${id.slice(id.indexOf('.') + 1)}_${kind === 'dataset' ? 'images' : 'index'}`;
  return name(a) === name(b) ? [`a_${name(a)}`, `b_${name(b)}`] : [name(a), name(b)];
}
