import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findRoute, ROUTES } from '../src/view/routes.ts';

const root = path.resolve(import.meta.dirname, '..');
const [readme, contributing, pages] = (await Promise.all(
  ['README.md', 'CONTRIBUTING.md', 'docs/pages.md'].map((file) => readFile(path.join(root, file), 'utf8')),
)) as [string, string, string];

it('is short enough for a newcomer', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(101);
});

it('describes every npm script', async () => {
  const { scripts } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const commands = Object.keys(scripts).map((name) =>
    ['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`,
  );
  expect(commands.filter((command) => !readme.includes(`\`${command}\``))).toEqual([]);
});

it('has the figures of every benchmark', async () => {
  const files = (await readdir(path.join(root, 'test/bench'))).filter((file) => file.endsWith('.bench.ts'));
  const figures = await readFile(path.join(root, 'docs/benchmarks.md'), 'utf8');
  expect(files.filter((file) => !figures.includes(`\`${file.replace('.bench.ts', '')}\``))).toEqual([]);
});

it('lists every room', async () => {
  const rooms = (await readdir(path.join(root, 'src'), { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && entry.name !== 'styles',
  );
  expect(rooms.filter((entry) => !contributing.includes(`src/${entry.name} `)).map((entry) => entry.name)).toEqual([]);
});

it('lists every page', () => {
  const listed = [...pages.matchAll(/`(\/[^`]*)`/g)].map(
    ([, address = '']) => findRoute(address.split('?')[0]!)?.route,
  );
  const unlisted = ROUTES.filter((route) => !listed.includes(route)).map(({ pattern }) => pattern);
  // These two say that there is nothing.
  expect(unlisted).toEqual(['/404', '/api/v1']);
});

it.each(['README.md', 'CONTRIBUTING.md', 'docs/operating.md', 'docs/measures.md', 'docs/forms.md'])(
  'names only files that exist in %s',
  async (document) => {
    const text = await readFile(path.join(root, document), 'utf8');
    const named = [...text.matchAll(/(?<![\w./-])(?:src|scripts|test|docs)\/[\w./-]+\.(?:ts|md|css|json)\b/g)];
    const missing = named.map(([file]) => file).filter((file) => !existsSync(path.join(root, file)));
    expect(missing).toEqual([]);
  },
);
