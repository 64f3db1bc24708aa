import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './fixtures/temporary-folder.ts';

const COMMAND = path.resolve(import.meta.dirname, '../scripts/test.ts');

/** Runs `npm test` where the programs it starts print their arguments and fail if one of these is `fatal`. */
async function run(fatal: string, ...options: string[]): Promise<{ status: number | null; printed: string[] }> {
  const folder = await temporaryFolder();
  const script = `#!/bin/sh\necho "$(basename "$0") $*"\ncase " $* " in *" ${fatal} "*) exit 1; esac\n`;
  for (const name of ['npm', 'vitest']) await writeFile(path.join(folder, name), script, { mode: 0o755 });
  const env = { ...process.env, PATH: `${folder}${path.delimiter}${process.env['PATH'] ?? ''}` };
  const { status, stdout } = spawnSync(process.execPath, [COMMAND, ...options], { encoding: 'utf8', env });
  return { status, printed: stdout.split('\n').filter((line) => line !== '') };
}

const ALL = [
  'npm run lint',
  'vitest run --project browser',
  'vitest run --project copies',
  'vitest run --project served',
  'vitest run --project unit --project build',
];

test.each([
  ['none', 0, 'All passed.'],
  ['lint', 1, `Failed: ${ALL[0]!}`],
  ['browser', 1, `Failed: ${ALL[1]!}`],
  ['copies', 1, `Failed: ${ALL[2]!}`],
  ['served', 1, `Failed: ${ALL[3]!}`],
  ['unit', 1, `Failed: ${ALL[4]!}`],
])('npm test runs all, and fails where a part does: %s', async (fatal, expected, said) => {
  const { status, printed } = await run(fatal);
  expect([status, printed.at(-1), printed.slice(0, -1).sort()]).toEqual([expected, said, ALL]);
});

test('npm test -- FILE runs the tests of a file', async () => {
  const { status, printed } = await run('some.test.ts', 'some.test.ts', '-t', 'two words');
  expect([status, printed.at(-1)]).toEqual([1, 'Failed: vitest run some.test.ts -t two words']);
});
