import type { Dataset } from '../../domain/dataset/dataset.ts';
import type { Lexicon } from '../../domain/wordnet/lexicon.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { SynsetOrder } from '../../domain/wordnet/synset-order.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import { isGroup, type TreeNode, type TreeView } from '../../domain/taxonomy/tree-view.ts';
import { ArchiveBytes } from '../archive/growing-bytes.ts';
import { putWords } from '../archive/words.ts';
import { plainQuote, quoteAttribute } from './attribute.ts';

/** Data from which the structure of a release is written. */
export interface StructureParts {
  readonly dataset: Dataset;
  readonly tree: TreeView;
  readonly taxonomy: Taxonomy;
  readonly lexicon: Lexicon;
  /** Order of children. */
  readonly order: SynsetOrder;
}

/** Longest structure that is written, in bytes; the Fall 2011 release's has 8,964,228. */
const LONGEST = 100_000_000;

/**
 * Encodes `structure_released.xml`: a dataset's tree as nested elements.
 *
 * A synset with several parents is repeated under each of them with all that is below it. Opening tags have a space before
 * the bracket and an LF after it; closing tags follow one another.
 *
 * @throws RangeError if that comes to many more than `longest` bytes, as it may where many synsets have many parents.
 */
export function encodeStructure(
  { dataset, tree, taxonomy, lexicon, order }: StructureParts,
  longest = LONGEST,
): Uint8Array<ArrayBuffer> {
  const out = new ArchiveBytes();
  const encoder = new TextEncoder();
  const written = new Map<NodeIndex, { readonly start: number; readonly end: number }>();
  const visit = (node: TreeNode): void => {
    if (out.length > longest)
      throw new RangeError(`the tree of ${dataset.name} unfolds to more than ${String(longest)} bytes`);
    const before = isGroup(node) ? undefined : written.get(node);
    if (before !== undefined) {
      out.again(before.start, before.end);
      return;
    }
    const start = out.length;
    if (isGroup(node))
      out.bytes(
        encoder.encode(
          `<synset wnid="${node.id}" words=${quoteAttribute(node.title)} gloss=${quoteAttribute(`${node.title}.`)} >\n`,
        ),
      );
    else putOpeningTag(out, node, taxonomy, lexicon);
    for (const child of childrenInOrder(tree, node, order)) visit(child);
    out.ascii('</synset>');
    if (!isGroup(node)) written.set(node, { start, end: out.length });
  };
  out.ascii(`<ImageNetStructure>\n\t<releaseData>${dataset.name}</releaseData>\n`);
  visit(tree.root);
  out.ascii('</ImageNetStructure>\n');
  return out.toBytes();
}

/** Returns the children of a node in the release's order; the branches and the group at its top keep their places. */
export function childrenInOrder(tree: TreeView, node: TreeNode, order: SynsetOrder): readonly TreeNode[] {
  const children = tree.children(node);
  return children.some(isGroup) ? children : order.sortById(children as readonly NodeIndex[]);
}

function putOpeningTag(out: ArchiveBytes, node: NodeIndex, taxonomy: Taxonomy, lexicon: Lexicon): void {
  const { lemmaStart, lemmaEnd, lemmaText, glossEnd, glossText } = lexicon.columns;
  const encoder = new TextEncoder();
  out.ascii('<synset wnid="');
  out.wnid(taxonomy.columns.offset[node]!);
  out.ascii('" words=');
  const words = plainQuote(lemmaText, lemmaEnd[lemmaStart[node]!]!, lemmaEnd[lemmaStart[node + 1]!]!);
  if (words === undefined) out.bytes(encoder.encode(quoteAttribute(lexicon.words(node))));
  else {
    out.ascii(words);
    putWords(out, lexicon.columns, node);
    out.ascii(words);
  }
  out.ascii(' gloss=');
  const gloss = plainQuote(glossText, glossEnd[node]!, glossEnd[node + 1]!);
  if (gloss === undefined) out.bytes(encoder.encode(quoteAttribute(lexicon.glossText(node))));
  else {
    out.ascii(gloss);
    out.bytes(glossText.subarray(glossEnd[node], glossEnd[node + 1]));
    out.ascii(gloss);
  }
  out.ascii(' >\n');
}
