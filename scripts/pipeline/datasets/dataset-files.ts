import { type Dataset, IMAGES_SCHEMA } from '../../../src/domain/dataset/dataset.ts';
import { nodesOf } from '../../../src/domain/taxonomy/descendants.ts';
import type { Lexicon } from '../../../src/domain/wordnet/lexicon.ts';
import { type NodeIndex, nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { statisticsOf } from '../../../src/domain/dataset/statistics.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { datasetFile, RELEASE_SCHEMA, SYNSET_FIELDS } from '../../../src/format/catalogue-files.ts';
import { encodeColumns } from '../../../src/format/columns.ts';
import { jsonFile, type OutputFile } from '../builds/output-file.ts';

/** The files of one dataset. */
export function datasetFiles(dataset: Dataset, taxonomy: Taxonomy, lexicon: Lexicon): OutputFile[] {
  const { name, columns, release } = dataset;
  const files = [
    describe(dataset, taxonomy),
    statistics(dataset, taxonomy),
    synsetTable(dataset, taxonomy, lexicon),
    { path: datasetFile(name, 'images.columns'), records: taxonomy.size, bytes: encodeColumns(IMAGES_SCHEMA, columns) },
  ];
  if (release !== undefined) {
    const bytes = encodeColumns(RELEASE_SCHEMA, {
      miscChildren: Uint32Array.from(release.tree.miscChildren),
      orderNode: release.order.node,
      orderParent: release.order.parent,
    });
    files.push({ path: datasetFile(name, 'release.columns'), records: release.order.node.length, bytes });
  }
  return files;
}

function describe({ name, description, totals, release }: Dataset, taxonomy: Taxonomy): OutputFile {
  return jsonFile(datasetFile(name, 'dataset.json'), 1, {
    ...description,
    totals,
    release: release && {
      root: release.tree.root,
      branches: wnids(taxonomy, release.tree.branches),
      misc: release.tree.misc,
    },
  });
}

function statistics(dataset: Dataset, taxonomy: Taxonomy): OutputFile {
  const { largest, smallest, emptiest, ...figures } = statisticsOf(taxonomy, dataset);
  return jsonFile(datasetFile(dataset.name, 'statistics.json'), figures.histogram.length + figures.depths.length, {
    ...figures,
    largest: wnids(taxonomy, largest),
    smallest: wnids(taxonomy, smallest),
    emptiest: wnids(taxonomy, emptiest),
  });
}

/** The synsets of a dataset as rows of JSON, for programs that want all of it in one file. */
function synsetTable(dataset: Dataset, taxonomy: Taxonomy, lexicon: Lexicon): OutputFile {
  const { ownImages, subtreeImages, subtreeSynsetsWithImages, imagesBelow, popularityBelow } = dataset.columns;
  const { synsetsBelow, level, wnidOrder } = taxonomy.columns;
  const listed = new Uint8Array(taxonomy.size);
  if (dataset.release === undefined) ownImages.forEach((images, node) => (listed[node] = images > 0 ? 1 : 0));
  else for (const node of nodesOf(dataset.release.tree.slices, level)) listed[node] = 1;
  const subtreeSynsets = synsetsBelow.map((below) => below + 1);
  const rows: string[] = [];
  for (const place of wnidOrder) {
    if (listed[place] === 0) continue;
    const node = nodeIndex(place);
    const numbers = [ownImages, subtreeImages, subtreeSynsets, subtreeSynsetsWithImages, imagesBelow, popularityBelow];
    rows.push(
      `["${taxonomy.wnid(node)}",${JSON.stringify(lexicon.words(node))},${numbers.map((column) => column[node]).join(',')}]`,
    );
  }
  const text = `{"fields":${JSON.stringify(SYNSET_FIELDS)},"rows":[\n${rows.join(',\n')}\n]}\n`;
  return {
    path: datasetFile(dataset.name, 'synsets.json'),
    records: rows.length,
    bytes: new TextEncoder().encode(text),
  };
}

function wnids(taxonomy: Taxonomy, nodes: readonly NodeIndex[]): string[] {
  return nodes.map((node) => taxonomy.wnid(node));
}
