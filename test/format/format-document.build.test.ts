import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { currentBuild } from '../../scripts/pipeline/builds/current-build.ts';
import { DEFAULT_FOLDERS } from '../../scripts/pipeline/builds/ensure-data.ts';
import { SYNSET_FIELDS } from '../../src/format/catalogue-files.ts';
import { at, catalogue } from '../fixtures/real-catalogue.ts';

const text = await readFile(path.join(DEFAULT_FOLDERS.data, 'FORMAT.md'), 'utf8');
const build = (await currentBuild(DEFAULT_FOLDERS.out))!;
const bytesOf = (file: string): Promise<Buffer> => readFile(path.join(build.folder, file));

/** What stands under a heading, up to the next one. */
function section(heading: string): string {
  const [, after = ''] = text.split(`\n### \`${heading}\`\n`);
  return after.split(/\n##/)[0]!;
}

/** Returns a file's name without the names of datasets, class lists, languages and extracts. */
function general(file: string): string {
  return file
    .replace(/^datasets\/[^/]+/, 'datasets/NAME')
    .replace(/\/extract-[^/.]+(?=\.)/, '/extract-KIND')
    .replace(/^class-lists\/.+\.json$/, 'class-lists/NAME.json')
    .replace(/^languages\/[^/]+(?=\.)/, 'languages/CODE');
}

/** Returns the heading under which a file's columns stand: all directories of lists have the same, and extracts those of their list. */
function columnsHeading(file: string): string {
  return general(file)
    .replace(/extract-KIND\.columns$/, 'pictures.columns')
    .replace(/extract-KIND\.hidden\.columns$/, 'hidden.columns');
}

const files = ['current.json', 'manifest.json', ...new Set(build.manifest.files.map(({ path }) => general(path)))];

describe('FORMAT.md', () => {
  test.each(files)('describes %s', (file) => {
    expect(text.includes(`\`${file}\``), `a section on ${file}`).toBe(true);
  });

  const columnFiles = build.manifest.files.map(({ path }) => path).filter((file) => file.endsWith('.columns'));
  test.each(columnFiles)('gives every column of %s with its type, and no other', async (file) => {
    const bytes = await bytesOf(file);
    const header = JSON.parse(bytes.toString('utf8', 12, 12 + bytes.readUInt32LE(8))) as {
      name: string;
      type: string;
    }[];
    const described = [...section(columnsHeading(file)).matchAll(/^\| `(\w+)` \| (\w+) \|/gm)].map(
      ([, name, type]) => ({
        name,
        type,
      }),
    );
    expect(described).toEqual(header.map(({ name, type }) => ({ name, type })));
  });

  test('names every field of synsets.json', () => {
    const described = section('datasets/NAME/synsets.json');
    expect(SYNSET_FIELDS.filter((field) => !described.includes(`\`${field}\``))).toEqual([]);
  });

  test('has an example whose bytes are those of the files', async () => {
    const [taxonomy, images] = await Promise.all([
      bytesOf('taxonomy.columns'),
      bytesOf('datasets/fall2011/images.columns'),
    ]);
    const hex = (bytes: Buffer): string => bytes.toString('hex').replace(/(..)(?=.)/g, '$1 ');
    for (const from of [0, 16]) {
      expect(text).toContain(
        `    ${hex(taxonomy.subarray(from, from + 8))}  ${hex(taxonomy.subarray(from + 8, from + 16))}   `,
      );
    }
    const node = at('n02084071');
    const start = (bytes: Buffer): number => Math.ceil((12 + bytes.readUInt32LE(8)) / 8) * 8;
    const grouped = (value: number): string => value.toLocaleString('en');
    const rank = catalogue.taxonomy.wnidRank[node]!;
    const inTaxonomy = start(taxonomy) + 4 * node;
    const inImages = start(images) + 4 * node;
    for (const number of [
      taxonomy.readUInt32LE(8),
      images.readUInt32LE(8),
      start(taxonomy),
      start(images),
      node,
      rank,
      inTaxonomy,
      inImages,
      images.readUInt32LE(inImages),
    ]) {
      expect(text).toContain(grouped(number));
    }
    expect(text).toContain(`\`${hex(taxonomy.subarray(inTaxonomy, inTaxonomy + 4))}\``);
    expect(text).toContain(`\`${hex(images.subarray(inImages, inImages + 4))}\``);
  });
});
