import { nodeIndex, type NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import type { Lexicon } from '../../domain/wordnet/lexicon.ts';
import type { SynsetOrder } from '../../domain/wordnet/synset-order.ts';

/** Names of the files that a data build writes and the server sends unchanged, in the order of writing. */
export const ARCHIVE_FILES = [
  'words.txt',
  'gloss.txt',
  'wordnet.is_a.txt',
  'ReleaseStatus.xml',
  'structure_released.xml',
  'synset_list.txt',
  'synset_wordlist.html',
] as const;

/** Name of a file of the archive. */
export type ArchiveFile = (typeof ARCHIVE_FILES)[number];

/** Returns the path of an archive file in a built folder. */
export function archiveFile(name: ArchiveFile): string {
  return `archive/${name}`;
}

/** Path of the release's order of synsets in a built folder. */
export const ORDER_FILE = 'archive/order.columns';

/** Returns `words.txt`: each synset in wnid order, `wnid TAB lemma, lemma`; no LF ends the last line. */
export function archiveWords(taxonomy: Taxonomy, lexicon: Lexicon): string {
  return inWnidOrder(taxonomy)
    .map((node) => `${taxonomy.wnid(node)}\t${lexicon.words(node)}`)
    .join('\n');
}

/** Returns `gloss.txt`: each synset in wnid order, `wnid TAB gloss`, the gloss as WordNet has it; every line ends with LF. */
export function archiveGlosses(taxonomy: Taxonomy, lexicon: Lexicon): string {
  return inWnidOrder(taxonomy)
    .map((node) => `${taxonomy.wnid(node)}\t${lexicon.glossText(node)}\n`)
    .join('');
}

function inWnidOrder({ columns: { wnidOrder } }: Taxonomy): NodeIndex[] {
  return Array.from(wnidOrder, nodeIndex);
}

/**
 * Returns `wordnet.is_a.txt`: every hypernym edge, `parent child`, children in the release's order; every line ends with LF.
 *
 * Clients keep the last parent that they read of a child. The parents of a child come in the order of their ids, but for
 * those that `parents` names. Instances are left out, as ImageNet left them out.
 */
export function archiveIsA(
  taxonomy: Taxonomy,
  order: SynsetOrder,
  parents: ReadonlyMap<NodeIndex, readonly NodeIndex[]>,
): string {
  return order
    .sortById(inWnidOrder(taxonomy))
    .flatMap((child) =>
      (parents.get(child) ?? order.sortById(taxonomy.hypernymsOf(child))).map(
        (parent) => `${taxonomy.wnid(parent)} ${taxonomy.wnid(child)}\n`,
      ),
    )
    .join('');
}
