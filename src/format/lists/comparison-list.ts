import type { Comparison, Part } from '../../domain/dataset/comparison.ts';
import type { Slice } from '../../domain/taxonomy/descendants.ts';
import type { Lexicon } from '../../domain/wordnet/lexicon.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import type { ListForm } from './synset-lists.ts';

/**
 * The synsets of one part of a comparison as text, a line each in wnid order, UTF-8, LF.
 *
 * `txt` has wnids alone. `tsv` has a head and, for each collection, own images (`fall2011_images`) or the class index
 * (`in1k_index`); the field is empty where the collection does not hold the synset. `json` is an array with an object
 * a line, in which such a member is absent.
 */
export function comparisonList(
  { taxonomy, lexicon }: { readonly taxonomy: Taxonomy; readonly lexicon: Lexicon },
  comparison: Comparison,
  {
    part,
    form,
    slices,
  }: { readonly part: Part; readonly form: ListForm; readonly slices?: readonly Slice[] | undefined },
): string {
  const nodes = comparison.nodes(part, slices);
  const [a, b] = columnNames(comparison);
  switch (form) {
    case 'txt':
      return nodes.map((node) => `${taxonomy.wnid(node)}\n`).join('');
    case 'tsv':
      return [
        `wnid\twords\t${a}\t${b}\n`,
        ...nodes.map((node) => {
          const [figureA, figureB] = [comparison.a.figure(node), comparison.b.figure(node)];
          return `${taxonomy.wnid(node)}\t${lexicon.words(node)}\t${String(figureA ?? '')}\t${String(figureB ?? '')}\n`;
        }),
      ].join('');
    case 'json': {
      const member = (name: string, figure: number | undefined): string =>
        figure === undefined ? '' : `,"${name}":${String(figure)}`;
      const objects = nodes.map((node) => {
        const figures = member(a, comparison.a.figure(node)) + member(b, comparison.b.figure(node));
        return `{"wnid":"${taxonomy.wnid(node)}","words":${JSON.stringify(lexicon.words(node))}${figures}}`;
      });
      return objects.length === 0 ? '[]\n' : `[\n${objects.join(',\n')}\n]\n`;
    }
  }
}

/**
 * Returns the length in bytes of {@link comparisonList} in each form, for the synsets of one part.
 *
 * Lines are measured without being made, and words without being decoded, which counts on a page that tells nine lengths.
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
