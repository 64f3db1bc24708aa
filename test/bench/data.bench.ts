import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Benchmark, type Sample } from './benchmark.ts';
import { child } from './child.ts';

const out = mkdtempSync(path.join(tmpdir(), 'canopy-bench-'));
process.on('exit', () => {
  rmSync(out, { recursive: true, force: true });
});
const root = path.resolve(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

/** Just as `npm run data` does it. */
function build(...args: string[]): Promise<Sample> {
  const words = scripts['data']!.split(' ').slice(1).map((word) => (word.startsWith('./') || word.endsWith('.ts') ? path.resolve(root, word) : word));
  return child(words.at(-1)!, args, words.slice(0, -1));
}

export default {
  question: 'How long does a whole `npm run data` take, and one that finds nothing to do?',
  cases: [
    { name: 'reading and splitting the same files', run: () => child(path.join(import.meta.dirname, 'read-and-split.ts'), []) },
    { name: 'the whole build, from start to end', run: () => build('--force', '--no-pictures', '--out', out) },
    { name: 'finding that nothing has changed', run: () => build('--no-pictures', '--out', out) },
  ],
} satisfies Benchmark;
