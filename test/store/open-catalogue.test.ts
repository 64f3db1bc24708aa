import { describe, expect, test } from 'vitest';
import { BLOCK_SUMS_FILE } from '../../src/format/catalogue-files.ts';
import { openCatalogue } from '../../src/store/open-catalogue.ts';
import { miniInputs } from '../fixtures/mini-inputs.ts';
import { build, memorySource } from '../fixtures/open-files.ts';

const files = await build(miniInputs());
const { version } = await openCatalogue(memorySource(files));
const paths = [...files.map(({ path }) => path), BLOCK_SUMS_FILE];

/** The files that opening reads; the others are for people and other programs. */
const read = new Set<string>();
await openCatalogue({
  ...memorySource(files),
  read: (path) => {
    read.add(path.replace(`${version}/`, ''));
    return memorySource(files).read(path);
  },
});

function opening(change: (files: Map<string, Uint8Array>) => void): Promise<unknown> {
  return openCatalogue(memorySource(files, change));
}

test('a whole build opens, and names its version', async () => {
  const catalogue = await openCatalogue(memorySource(files));
  expect(catalogue.version).toMatch(/^[0-9a-f]{12}$/);
  expect(catalogue.datasets.map(({ name }) => name)).toEqual(['mini']);
  expect(catalogue.classLists.map(({ name }) => name)).toEqual(['filed', 'ruled']);
  expect(catalogue.sources.every(({ licence }) => licence !== '')).toBe(true);
});

describe.each(paths.filter((path) => read.has(path)))('%s', (path) => {
  const stored = `${version}/${path}`;

  test('with one bit turned is named', async () => {
    await expect(
      opening((all) => {
        const bytes = all.get(stored)!.slice();
        bytes[bytes.length >> 1]! ^= 1;
        all.set(stored, bytes);
      }),
    ).rejects.toThrow(
      `memory/${stored}: expected the bytes that the build wrote, came others; build the data again: npm run data`,
    );
  });

  test('cut short is named', async () => {
    await expect(opening((all) => all.set(stored, all.get(stored)!.slice(0, -1)))).rejects.toThrow(
      `memory/${stored}: expected the bytes`,
    );
  });

  test('taken away is named', async () => {
    await expect(opening((all) => all.delete(stored))).rejects.toThrow(path);
  });
});

test('a changed manifest is named', async () => {
  const manifest = `${version}/manifest.json`;
  await expect(
    opening((all) =>
      all.set(
        manifest,
        new TextEncoder().encode(new TextDecoder().decode(all.get(manifest)).replace('"format": 2', '"format": 3')),
      ),
    ),
  ).rejects.toThrow(`memory/${manifest}: expected the bytes`);
});

test.each(['', 'null', '{"version":"../secret"}'])('current.json with %j is named', async (text) => {
  await expect(opening((all) => all.set('current.json', new TextEncoder().encode(text)))).rejects.toThrow(
    'current.json: expected',
  );
});

test('what opening reads is listed in the manifest', () =>
  expect([...read].filter((path) => !paths.includes(path)).sort()).toEqual(['current.json', 'manifest.json']));
