import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runMiniData, writeSmallData } from '../../fixtures/data-command.ts';
import { everyByte } from '../../fixtures/every-byte.ts';
import { miniWnid } from '../../fixtures/mini-inputs.ts';
import { ODD_LAYOUTS } from '../../fixtures/odd-layouts.ts';
import { serveData } from '../../fixtures/serve-data.ts';

const DOG = miniWnid('dog');

let root: string;
const placeOf = (name: string): string => path.join(root, name);
const layouts = Object.entries(ODD_LAYOUTS).map(([oddity, [outcome, make]], i) => ({
  oddity,
  outcome,
  make,
  name: `odd-${String(i)}`,
}));
const added = layouts.filter(({ outcome }) => typeof outcome === 'number');
const refused = layouts.filter(({ outcome }) => typeof outcome !== 'number');

const run = (...args: string[]): ReturnType<typeof runMiniData> =>
  runMiniData(...args, '--data', placeOf('data'), '--out', placeOf('out'));
const currentVersion = async (): Promise<string> => readFile(placeOf('out/current.json'), 'utf8');

/** Starts a server and asks for pages. @param names datasets besides the first that it must have, and no others. */
async function expectPages(targets: readonly string[], when: string, names?: readonly string[]): Promise<void> {
  const { address, stop } = await serveData(placeOf('out'));
  try {
    const { datasets } = (await (await fetch(`${address}/datasets.json`)).json()) as { datasets: { name: string }[] };
    if (names !== undefined) expect(datasets.map(({ name }) => name).sort(), when).toEqual(['base', ...names].sort());
    for (const target of targets) {
      const response = await fetch(`${address}${target}`);
      expect(response.status, `${when}: ${target}`).toBe(200);
      expect(await response.text(), `${when}: ${target}`).not.toContain('<script>alert');
    }
  } finally {
    await stop();
  }
}

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'canopy-odd-'));
  await mkdir(placeOf('data'));
  await writeSmallData(placeOf('data'));
  expect(await run()).toMatchObject({ code: 0, error: '' });
});

afterAll(() => rm(root, { recursive: true, force: true }));

/** The refused layouts, by the part that is odd. */
const kinds = Map.groupBy(
  refused,
  ({ oddity }) => /^(?:counts|addresses)(?= )/.exec(oddity)?.[0] ?? 'images and others',
);

test.each([...kinds])('%s that are refused change nothing, and the site starts after them', async (kind, ones) => {
  const before = [await everyByte(placeOf('data')), await currentVersion()];
  for (const { oddity, name, make, outcome } of ones) {
    const options = await make(placeOf(name));
    const { code, error } = await run('add', name, '--title', oddity, ...options);
    expect(error, oddity).toMatch(outcome as RegExp);
    expect([code, error.trim().split('\n').length], oddity).toEqual([1, 1]);
    expect([await everyByte(placeOf('data')), await currentVersion()], oddity).toEqual(before);
  }
  expect(await run()).toMatchObject({ code: 0, error: '', out: expect.stringContaining('is up to date') as string });
  await expectPages(['/', '/datasets?dataset=base'], kind);
});

describe('an odd layout that is taken', () => {
  test.each(added)('$oddity', async ({ oddity, name, make, outcome }) => {
    const options = await make(placeOf(name));
    const title = options.includes('--title') ? [] : ['--title', oddity];
    const { code, out: printed, error } = await run('add', name, ...title, ...options);
    expect(code, error).toBe(0);
    expect(printed).toMatch(new RegExp(`^Added ${name}: ${String(outcome)} images? of`, 'm'));
    expect(error).not.toMatch(/CRITICAL|^ {4}at /m);
  });

  test('is on its pages, all of them at once, and can be removed', async () => {
    const pagesOf = (ones: typeof added): string[] => [
      '/',
      ...ones.flatMap(({ name }) =>
        ['/datasets?dataset=', `/synset/${DOG}?dataset=`, `/synset/${DOG}/images?dataset=`].map((page) => page + name),
      ),
    ];
    const namesOf = (ones: typeof added): string[] => ones.map(({ name }) => name);
    await expectPages(pagesOf(added), 'all of them', namesOf(added));
    const [removed, rest] = [added.slice(0, 2), added.slice(2)];
    for (const { name } of removed) expect(await run('remove', name)).toMatchObject({ code: 0 });
    await expectPages(pagesOf(rest), 'two removed', namesOf(rest));
  });
});
