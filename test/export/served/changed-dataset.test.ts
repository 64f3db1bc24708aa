import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { WHOLE_COPY } from '../../../scripts/export/copy.ts';
import { writeBuild } from '../../../scripts/pipeline/builds/write-build.ts';
import { MINI_FILES, miniDeclaration, miniInputs, miniWnid, textFile } from '../../fixtures/mini-inputs.ts';
import { build } from '../../fixtures/open-files.ts';
import { brokenLinks, contents, exportMini } from '../mini-copy.ts';

const root = await mkdtemp(path.join(tmpdir(), 'canopy-changed-'));
const [data, folder] = [path.join(root, 'data'), path.join(root, 'copy')];

/** All synsets in the order of their wnids. */
const wnids = [...MINI_FILES.wnids.values()].toSorted();

afterAll(() => rm(root, { recursive: true }));

/** Builds the mini release and other datasets, given by the images of their synsets. */
async function buildWith(others: Readonly<Record<string, Readonly<Record<string, number>>>>): Promise<void> {
  const inputs = miniInputs();
  const [datasets, tables] = [new Map(inputs.datasets), new Map(inputs.tables)];
  for (const [at, [name, images]] of Object.entries(others).entries()) {
    const described = { ...miniDeclaration(), rank: 2 + at, title: name, counts: `${name}.tsv`, release: undefined };
    datasets.set(name, textFile(`data/datasets/${name}.json`, JSON.stringify(described)));
    const rows = Object.entries(images).map(([synset, count]) => `${miniWnid(synset)}\t${String(count)}\n`);
    tables.set(`${name}.tsv`, textFile(`data/${name}.tsv`, rows.join('')));
  }
  await writeBuild(data, JSON.stringify(others), await build(miniInputs({ datasets, tables })));
}

/** Exports over the copy, and expects what a first export writes. @returns the parts that were rendered. */
async function exportedParts(): Promise<readonly string[]> {
  const fresh = path.join(root, 'fresh');
  await exportMini({ data, folder: fresh });
  const { rendered } = await exportMini({ data, folder });
  expect(await contents(folder)).toEqual(await contents(fresh));
  await rm(fresh, { recursive: true });
  await rm(`${fresh}.manifest`);
  return rendered;
}

it('a copy of some datasets and class sets leads to no others', async () => {
  await buildWith({ seconda: { dog: 3 }, terza: { cafe: 1 } });
  const part = path.join(root, 'part');
  const choice = { ...WHOLE_COPY, datasets: ['terza', 'mini'], classSets: ['filed'] };
  await exportMini({ data, folder: part, choice });
  const files = await contents(part);
  expect(brokenLinks(files)).toEqual([]);
  const collections = ['classes.filed', 'mini', 'terza'];
  const pairs = collections.flatMap((x) => collections.filter((y) => y !== x).map((y) => `compare/a=${x},b=${y}.html`));
  expect([...files.keys()].filter((file) => /^compare\/.*\.html$/.test(file))).toEqual(pairs);
  expect(
    [...files]
      .filter(([file, text]) => /seconda|(?:classes\.|sets\/)ruled/.test(`${file} ${text}`))
      .map(([file]) => file),
  ).toEqual([]);
  expect((await exportMini({ data, folder: part, choice })).rendered).toEqual([]);
  expect((await readdir(root)).filter((name) => name.startsWith('part'))).toEqual(['part', 'part.manifest']);
  await expect(exportMini({ data, folder: part, choice: { ...choice, datasets: ['fourth'] } })).rejects.toThrow(
    '--datasets: expected names of these: mini, seconda, terza; came fourth.',
  );
});

// In this order: each test goes on with the copy of the one before.
describe('a copy of which one dataset changes', () => {
  it('renders again the pages that depend on that dataset, and equals a first export', async () => {
    await buildWith({ seconda: { dog: 3 }, terza: { cafe: 1 } });
    await exportMini({ data, folder });
    await buildWith({ seconda: { dog: 3, husky: 400 }, terza: { cafe: 1 } });
    const rendered = await exportedParts();
    expect(rendered.filter((part) => !part.startsWith('synsets')).toSorted()).toEqual([
      'comparison mini seconda',
      'comparison seconda classes.filed',
      'comparison seconda classes.ruled',
      'comparison seconda terza',
      // The addresses of the explorer's files hold the version of the data.
      'explorer mini',
      'explorer seconda',
      'explorer terza',
      'lists seconda',
      'search',
      'site',
    ]);
    // In so small a WordNet each synset is a stretch of its own. Its pages show its counts in all datasets.
    const rows = wnids.map((wnid, stretch) => ({
      wnid,
      parts: [`synsets mini ${String(stretch)}`, `synsets terza ${String(stretch)}`],
    }));
    const counted = ['entity', 'animal', 'dog', 'husky', 'pet'].map(miniWnid);
    expect(rows.filter(({ parts }) => parts.some((part) => rendered.includes(part))).map(({ wnid }) => wnid)).toEqual(
      counted.toSorted(),
    );
    expect(rendered.filter((part) => part.startsWith('synsets seconda '))).toHaveLength(wnids.length);
  });

  it('renders all pages again when the menu gains a dataset, and loses the pages of one that is removed', async () => {
    await buildWith({ seconda: { dog: 3, husky: 4 } });
    const rendered = await exportedParts();
    expect(rendered).toContain('comparison mini seconda');
    const files = await contents(folder);
    expect([...files].filter(([file, text]) => file.includes('terza') || text.includes('terza'))).toEqual([]);
  });

  it('is not rendered where nothing has changed', async () => {
    expect(await exportedParts()).toEqual([]);
  });
});
