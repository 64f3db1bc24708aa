import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countRepeated, gatherShared } from '../../../scripts/pipeline/datasets/shared-images.ts';
import { countRepeatedAddresses } from '../../../scripts/pipeline/lists/repeated-addresses.ts';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { encodeColumns } from '../../../src/format/columns.ts';
import { LIST_SCHEMA } from '../../../src/format/lists/image-list.ts';
import { miniCatalogue } from '../../fixtures/mini-catalogue.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const { taxonomy } = miniCatalogue;
/** Two addresses whose CRC-32 is the same, and others. */
const ADDRESSES = [
  'http://a.example/plumless',
  'http://a.example/buckeroo',
  'http://b.example/1',
  'http://b.example/2',
];

test('addresses under several synsets are counted as a look at each of them counts', async () => {
  const folder = await temporaryFolder();
  const [table, directory] = ['t.tsv', 't.columns'].map((name) => path.join(folder, name)) as [string, string];
  const lists = fc.array(fc.subarray(ADDRESSES), { minLength: taxonomy.size, maxLength: taxonomy.size });
  await fc.assert(
    fc.asyncProperty(lists, async (ofNode) => {
      const lines = ofNode.flatMap((own, node) => own.map((address, i) => `n${String(node)}_${String(i)}\t${address}`));
      await writeFile(table, `image_id\turl\n${lines.join('\n')}${lines.length > 0 ? '\n' : ''}`);
      const pictureStart = new Uint32Array(taxonomy.size + 1);
      ofNode.forEach((own, node) => (pictureStart[node + 1] = pictureStart[node]! + own.length));
      const none = { byteStart: new Float64Array(taxonomy.size + 1), blockSum: new Uint8Array() };
      const perNode = { urlBytes: new Uint32Array(taxonomy.size), idBytes: new Uint32Array(taxonomy.size) };
      await writeFile(directory, encodeColumns(LIST_SCHEMA, { pictureStart, ...none, ...perNode }));
      const nodes = ADDRESSES.map((address) =>
        [...ofNode.keys()].filter((node) => ofNode[node]!.includes(address)).map((node) => nodeIndex(node)),
      );
      expect(await countRepeatedAddresses(table, directory, taxonomy)).toEqual(
        countRepeated(gatherShared(nodes), taxonomy),
      );
    }),
    { numRuns: 30 },
  );
});
