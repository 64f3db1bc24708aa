import { once } from 'node:events';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { folderSource } from '../../src/store/folder-source.ts';
import { openCatalogue } from '../../src/store/open-catalogue.ts';
import { defineStrict, userPath } from '../command-line.ts';
import { FOLDERS } from './options.ts';

const args = { out: FOLDERS.out } as const;

/** `npm run data -- nodes`: the preorder of the taxonomy, for an engine that orders records by it. */
export const nodes = defineStrict(
  'npm run data -- nodes',
  'Prints the synsets in preorder as a table of node and wnid, which docs/order-images.sql orders records by.',
  args,
  async (given) => {
    const { taxonomy } = await openCatalogue(folderSource(userPath(given.out)));
    const rows = Array.from(
      { length: taxonomy.size },
      (_, node) => `${String(node)}\t${taxonomy.wnid(nodeIndex(node))}\n`,
    );
    if (!process.stdout.write(`node\twnid\n${rows.join('')}`)) await once(process.stdout, 'drain');
  },
);
