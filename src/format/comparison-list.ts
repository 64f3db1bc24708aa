import { type Comparison, type Part } from '../domain/comparison.ts';
import { type Slice } from '../domain/descendants.ts';
import { type Lexicon } from '../domain/lexicon.ts';
import { type NodeIndex } from '../domain/node-index.ts';
import { type Taxonomy } from '../domain/taxonomy.ts';
import { type ListForm } from './synset-lists.ts';

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
  { part, form, slices }: { readonly part: Part; readonly form: ListForm; readonly slices?: readonly Slice[] | undefined },
): string {
  const nodes = comparison.nodes(part, slices);
  const [a, b] = columnNames(comparison);
  const values = (node: NodeIndex): (string | number | undefined)[] =>
    [taxonomy.wnid(node), lexicon.words(node), comparison.a.figure(node), comparison.b.figure(node)];
  switch (form) {
    case 'txt':
      return nodes.map((node) => `${taxonomy.wnid(node)}\n`).join('');
    case 'tsv':
      return [`wnid\twords\t${a}\t${b}\n`, ...nodes.map((node) => `${values(node).map((value) => value ?? '').join('\t')}\n`)].join('');
    case 'json': {
      const names = ['wnid', 'words', a, b];
      const objects = nodes.map((node) => JSON.stringify(Object.fromEntries(values(node).map((value, i) => [names[i]!, value]))));
      return objects.length === 0 ? '[]\n' : `[\n${objects.join(',\n')}\n]\n`;
    }
  }
}

/** The names of the two columns of figures; told apart also where a collection is compared with itself. */
function columnNames({ a, b }: Comparison): [string, string] {
  const name = ({ id, kind }: Comparison['a']): string => `${id.slice(id.indexOf('.') + 1)}_${kind === 'dataset' ? 'images' : 'index'}`;
  return name(a) === name(b) ? [`a_${name(a)}`, `b_${name(b)}`] : [name(a), name(b)];
}
