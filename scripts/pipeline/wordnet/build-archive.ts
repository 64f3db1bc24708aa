import { type Dataset, nodesWithImages, releaseDataset } from '../../../src/domain/dataset/dataset.ts';
import type { Lexicon } from '../../../src/domain/wordnet/lexicon.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { openTree } from '../../../src/domain/taxonomy/tree-view.ts';
import {
  type ArchiveFile,
  archiveFile,
  archiveGlosses,
  archiveIsA,
  archiveWords,
  ORDER_FILE,
} from '../../../src/format/archive/archive-files.ts';
import { encodeColumns } from '../../../src/format/columns.ts';
import { formatReleaseStatus, statusEntries } from '../../../src/format/imagenet/release-status.ts';
import { formatStructure } from '../../../src/format/imagenet/structure.ts';
import { formatSynsetList, formatSynsetWordlist } from '../../../src/format/imagenet/text.ts';
import type { Inputs } from '../builds/inputs.ts';
import { tableOf } from '../datasets/declared-table.ts';
import type { OutputFile } from '../builds/output-file.ts';
import { readDatasetDeclaration } from '../datasets/read-declarations.ts';
import { orderOf, readReleaseOrders, type ReleaseOrders } from './read-release-order.ts';
import { ORDER_SCHEMA } from '../../../src/domain/wordnet/synset-order.ts';

/** Encodes the files that old clients of ImageNet fetch whole: WordNet's, and those of the release. */
export function buildArchive(
  inputs: Inputs,
  datasets: readonly Dataset[],
  taxonomy: Taxonomy,
  lexicon: Lexicon,
): OutputFile[] {
  const dataset = releaseDataset(datasets);
  const { order, parents, status } = readOrders(inputs, dataset, taxonomy);
  const tree = openTree(taxonomy, dataset.release);
  const withImages = order.sortByList(nodesWithImages(dataset, taxonomy));
  const images = withImages.length;
  const structure = formatStructure({ dataset, tree, taxonomy, lexicon, order });
  return [
    file('words.txt', taxonomy.size, archiveWords(taxonomy, lexicon)),
    file('gloss.txt', taxonomy.size, archiveGlosses(taxonomy, lexicon)),
    file('wordnet.is_a.txt', taxonomy.hypernyms.target.length, archiveIsA(taxonomy, order, parents)),
    file('ReleaseStatus.xml', status.entries.length, formatReleaseStatus(dataset.name, status)),
    file('structure_released.xml', tree.bracket(tree.root) + 1, structure),
    file('synset_list.txt', images, formatSynsetList(withImages, taxonomy, 2)),
    file('synset_wordlist.html', images, formatSynsetWordlist(withImages, taxonomy, lexicon)),
    { path: ORDER_FILE, records: taxonomy.size, bytes: encodeColumns(ORDER_SCHEMA, order.columns) },
  ];
}

/** The declared orders of a release, or wnid order. */
function readOrders(inputs: Inputs, dataset: Dataset, taxonomy: Taxonomy): ReleaseOrders {
  const declaration = inputs.datasets.get(dataset.name);
  const declared = declaration && readDatasetDeclaration(dataset.name, declaration);
  if (declared?.release?.order !== undefined)
    return readReleaseOrders(
      tableOf(inputs, declared.file, declared.release.order),
      taxonomy,
      dataset.columns.ownImages,
    );
  const withImages = nodesWithImages(dataset, taxonomy);
  return {
    order: orderOf(taxonomy, [], withImages),
    parents: new Map(),
    status: { entries: statusEntries(dataset, taxonomy, withImages), bow: [] },
  };
}

function file(name: ArchiveFile, records: number, text: string): OutputFile {
  return { path: archiveFile(name), records, bytes: new TextEncoder().encode(text) };
}
