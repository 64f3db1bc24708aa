import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './fixtures/temporary-folder.ts';

const COMMAND = path.resolve(import.meta.dirname, '../scripts/test.ts');

test.each([
  ['nothing', { npm: 0, vitest: 0 }, 0],
  ['types or style', { npm: 2, vitest: 0 }, 1],
  ['a test', { npm: 0, vitest: 1 }, 1],
])('npm test runs and prints all, and fails where one part does: %s', async (_, codes, expected) => {
  const folder = await temporaryFolder();
  for (const [name, code] of Object.entries(codes))
    await writeFile(path.join(folder, name), `#!/bin/sh\necho ${name} "$@"\nexit ${String(code)}\n`, { mode: 0o755 });
  const { status, stdout } = spawnSync(process.execPath, [COMMAND, 'some.test.ts'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}${path.delimiter}${process.env['PATH'] ?? ''}` },
  });
  expect([status, stdout]).toEqual([expected, expect.stringContaining('vitest run some.test.ts\n')]);
  expect(stdout).toContain('npm run lint\n');
});
