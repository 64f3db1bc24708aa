import { type Dataset } from '../../../src/domain/dataset.ts';
import { type Lexicon } from '../../../src/domain/lexicon.ts';
import { nodeIndex } from '../../../src/domain/node-index.ts';
import { type Taxonomy } from '../../../src/domain/taxonomy.ts';
import { openTree } from '../../../src/domain/tree-view.ts';
import { type ArchiveFile, archiveFile } from '../../../src/format/archive-files.ts';
import { encodeArchiveGlosses } from '../../../src/format/archive-glosses.ts';
import { encodeArchiveIsA } from '../../../src/format/archive-is-a.ts';
import { encodeArchiveWords } from '../../../src/format/archive-words.ts';
import { encodeReleaseStatus } from '../../../src/format/imagenet-release-status.ts';
import { encodeStructure } from '../../../src/format/imagenet-structure.ts';
import { encodeSynsetList, encodeSynsetWordlist } from '../../../src/format/imagenet-synset-list.ts';
import { releaseDataset } from '../../../src/domain/release-dataset.ts';
import { type Inputs } from '../builds/inputs.ts';
import { type OutputFile } from '../builds/output-file.ts';
import { readDatasetDeclaration } from '../datasets/read-declarations.ts';

/** Forms the files that old clients of ImageNet fetch whole: WordNet's, and those of the release. */
export function buildArchive(
  inputs: Inputs,
  datasets: readonly Dataset[],
  taxonomy: Taxonomy,
  lexicon: Lexicon,
): OutputFile[] {
  const dataset = releaseDataset(datasets);
  const tree = openTree(taxonomy, dataset.release);
  const withImages = Array.from(taxonomy.columns.wnidOrder, nodeIndex).filter((node) => dataset.ownImages(node) > 0);
  const images = withImages.length;
  return [
    file('words.txt', taxonomy.size, encodeArchiveWords(taxonomy, lexicon)),
    file('gloss.txt', taxonomy.size, encodeArchiveGlosses(taxonomy, lexicon)),
    file('wordnet.is_a.txt', taxonomy.hypernyms.target.length, encodeArchiveIsA(taxonomy)),
    file('ReleaseStatus.xml', images, encodeReleaseStatus(dataset, taxonomy, synsetVersion(inputs, dataset))),
    file('structure_released.xml', tree.bracket(tree.root) + 1, encodeStructure({ dataset, tree, taxonomy, lexicon })),
    file('synset_list.txt', images, encodeSynsetList(withImages, taxonomy, 2)),
    file('synset_wordlist.html', images, encodeSynsetWordlist(withImages, taxonomy, lexicon)),
  ];
}

function file(name: ArchiveFile, records: number, bytes: Uint8Array): OutputFile {
  return { path: archiveFile(name), records, bytes };
}

/** What the status file calls the version of every synset, where the declaration says. */
function synsetVersion({ datasets }: Inputs, { name }: Dataset): string {
  const declared = datasets.get(name);
  return (declared && readDatasetDeclaration(name, declared).release?.synsetVersion) ?? name;
}
