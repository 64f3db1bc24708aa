import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Benchmark, Sample } from './benchmark.ts';
import { packageScript } from './built.ts';
import { child } from './child.ts';

const out = mkdtempSync(path.join(tmpdir(), 'canopy-bench-'));
process.on('exit', () => {
  rmSync(out, { recursive: true, force: true });
});
/** Builds as `npm run data` does. */
function build(...args: string[]): Promise<Sample> {
  const { options, program } = packageScript('data');
  return child(program, args, options);
}

export default {
  question: 'How long does a whole `npm run data` take, and one that finds nothing to do?',
  cases: [
    {
      name: 'reading and splitting the same files',
      run: () => child(path.join(import.meta.dirname, 'read-and-split.ts'), []),
    },
    { name: 'the whole build, from start to end', run: () => build('--force', '--no-pictures', '--out', out) },
    { name: 'finding that nothing has changed', run: () => build('--no-pictures', '--out', out) },
  ],
} satisfies Benchmark;
