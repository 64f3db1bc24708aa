import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { catalogue } from '../fixtures/real-catalogue.ts';
import type { Benchmark } from './benchmark.ts';
import { child } from './child.ts';
import { benchFolder, makeAddresses } from './urls-benchmark.ts';

const run = promisify(execFile);
const folder = benchFolder();
const records = makeAddresses(folder, 'shuffled');
const [nodes, parts, temporary] = ['nodes.tsv', 'parts', 'temporary'].map((name) => path.join(folder, name)) as [
  string,
  string,
  string,
];
const { taxonomy } = catalogue;
const rows = Array.from({ length: taxonomy.size }, (_, node) => `${String(node)}\t${taxonomy.wnid(nodeIndex(node))}\n`);
writeFileSync(nodes, `node\twnid\n${rows.join('')}`);
mkdirSync(temporary);

export default {
  question: 'How long does DuckDB take to order the records of a release by preorder, spilling to disk, in 1 GB?',
  runs: 1,
  cases: [
    {
      name: 'sort, on two cores, in 750 MB',
      run: async () => {
        const args = ['--parallel=2', '-S', '750M', '-T', temporary, '-o', path.join(folder, 'sorted.tsv'), records];
        await run('sort', args, { env: { ...process.env, LC_ALL: 'C' } });
      },
    },
    {
      name: 'order-images.sql, 64 parts of Parquet',
      run: () => {
        rmSync(parts, { recursive: true, force: true });
        return child(path.join(import.meta.dirname, 'order-images.ts'), [nodes, records, parts, temporary]);
      },
    },
  ],
} satisfies Benchmark;
