import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

it('each promise of docs/operating.md names tests that exist', async () => {
  const text = await readFile(path.join(root, 'docs/operating.md'), 'utf8');
  const rows = /\| promise \| test \|\n\|[- |]+\|\n((?:\|.*\|\n)+)/.exec(text)![1]!.trim().split('\n');
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    const tests = [
      ...row
        .split('|')
        .at(-2)!
        .matchAll(/`([^`]+)`/g),
    ].map(([, file = '']) => file);
    expect([row, tests.length > 0]).toEqual([row, true]);
    for (const file of tests) expect([file, existsSync(path.join(root, file))]).toEqual([file, true]);
  }
});
