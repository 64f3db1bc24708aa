import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { IdentifierReader } from '../../../scripts/pipeline/datasets/identifiers.ts';
import { buildUrlList } from '../../../scripts/pipeline/lists/build-url-list.ts';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { catalogue } from '../../fixtures/real-catalogue.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { Random } from '../../fuzz/random.ts';
import { orderImages } from '../../bench/order-images.ts';

const { taxonomy, lexicon } = catalogue;

/** Makes a list of a file or folder of addresses. */
async function list(place: string, isFolder: boolean): Promise<{ digest: string; images: number; conflicts: number }> {
  const { digest, images, leftOut } = await buildUrlList(
    { kind: 'urls', path: place, isFolder },
    {
      offset: taxonomy.columns.offset,
      identifiers: new IdentifierReader(taxonomy, lexicon, () => false, '3.0'),
      workshop: await temporaryFolder(),
    },
  );
  return { digest, images, conflicts: leftOut.conflict?.lines ?? 0 };
}

test('the SQL of the documentation orders records by preorder into parts that give the same list as the records themselves', async () => {
  const folder = await temporaryFolder();
  const random = new Random(2011, 3);
  const records = Array.from({ length: 5000 }, (_, i) => {
    const wnid = taxonomy.wnid(nodeIndex(random.below(taxonomy.size)));
    return `${wnid}_${String(random.below(300))}\thttp://example.org/${String(i)}.jpg`;
  });
  // Some images with a second address.
  records.push(...records.slice(0, 50).map((record) => record.replace('.jpg', '.png')));
  const [nodes, input, parts] = ['nodes.tsv', 'records.tsv', 'parts'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeFile(
    nodes,
    `node\twnid\n${Array.from({ length: taxonomy.size }, (_, node) => `${String(node)}\t${taxonomy.wnid(nodeIndex(node))}\n`).join('')}`,
  );
  await writeFile(input, records.map((record) => `${record}\n`).join(''));
  await orderImages({ nodes, records: input, parts, count: 8, memory: '1GB', temporary: folder });

  const files = (await readdir(parts)).sort();
  expect(files).toEqual(Array.from({ length: 8 }, (_, part) => `part-${String(part).padStart(4, '0')}.parquet`));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = (await Promise.all(
    files.map(async (file) =>
      (await connection.runAndReadAll(`SELECT node, number, image_id FROM '${path.join(parts, file)}'`)).getRowsJson(),
    ),
  )) as [string, string, string][][];
  const all = rows.flat().map(([node, number, id]) => [Number(node), Number(number), id] as const);
  // In the order of nodes and numbers through all parts, none of which has more than its share and one synset.
  expect(
    all.every(
      ([node, number], i) => i === 0 || all[i - 1]![0] < node || (all[i - 1]![0] === node && all[i - 1]![1] <= number),
    ),
  ).toBe(true);
  expect(all.every(([node, , id]) => taxonomy.wnid(nodeIndex(node)) === id.slice(0, 9))).toBe(true);
  expect(Math.max(...rows.map((part) => part.length))).toBeLessThan(all.length / 8 + 300);

  const [ordered, plain] = [await list(parts, true), await list(input, false)];
  expect(ordered).toEqual(plain);
  expect(plain.images + plain.conflicts).toBe(all.length);
  expect(plain.conflicts).toBeGreaterThan(0);
});

test('the SQL stands in a file that the documentation leads to', async () => {
  const scale = await readFile(path.resolve(import.meta.dirname, '../../../docs/scale.md'), 'utf8');
  expect(scale).toContain('(order-images.sql)');
});
