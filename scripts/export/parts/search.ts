import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { CURRENT_FILE, MANIFEST_FILE } from '../../../src/format/catalogue-files.ts';
import { cutShards, shardName, SPLITS_FILE } from '../../../src/search/index/shards.ts';
import { filesOf } from '../../../src/server/static-files.ts';
import { CATALOGUE_FOLDER, isOfCatalogue, SHARDS_FOLDER } from '../../../src/view/plain/data.ts';
import { type PartKind, WHOLE } from './part-kind.ts';

/** The search's data: shards for type-ahead, and columns for a whole search in the browser. */
export const SEARCH: PartKind = {
  names: () => WHOLE,
  inputs: (_, { everything }) => [everything],
  write: async (_, { copy: { catalogue, build }, data, writer }) => {
    const { shards, splits } = cutShards(catalogue);
    const writeShard = (name: string, text: string): void => {
      writer.write(`${SHARDS_FOLDER.slice(1)}/${name}.txt`, text);
    };
    writeShard(SPLITS_FILE, splits.join('\n'));
    for (const [prefix, text] of shards) writeShard(shardName(prefix), text);
    const folder = CATALOGUE_FOLDER.slice(1);
    writer.write(`${folder}/${CURRENT_FILE}`, await readFile(path.join(data, CURRENT_FILE)));
    for (const file of await filesOf(build)) {
      if (file !== MANIFEST_FILE && !isOfCatalogue(file)) continue;
      writer.write(
        `${folder}/${catalogue.version}/${file}.gz`,
        await promisify(gzip)(await readFile(path.join(build, file))),
      );
    }
  },
};
