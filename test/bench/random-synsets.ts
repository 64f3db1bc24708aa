import path from 'node:path';
import { ensureData } from '../../scripts/pipeline/builds/ensure-data.ts';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { folderSource } from '../../src/store/folder-source.ts';
import { openCatalogue } from '../../src/store/open-catalogue.ts';

/** The addresses of all synset pages in one and the same random order, each once. */
export async function randomSynsetPages(): Promise<string[]> {
  const { build } = await ensureData();
  const { taxonomy } = await openCatalogue(folderSource(path.dirname(build.folder)));
  // Neighbours are neighbours in WordNet; a step of a prime mixes them.
  return Array.from(
    { length: taxonomy.size },
    (_, i) => `/synset/${taxonomy.wnid(nodeIndex((i * 7919) % taxonomy.size))}`,
  );
}
