import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildFiles } from '../../scripts/pipeline/builds/build.ts';
import { silently } from '../../scripts/pipeline/builds/step.ts';
import { checkDataset, checkFiles, Findings } from '../../scripts/pipeline/text/findings.ts';
import type { Inputs } from '../../scripts/pipeline/builds/inputs.ts';
import { buildUrlList } from '../../scripts/pipeline/lists/build-url-list.ts';
import type { MakeUrlList, UrlListing } from '../../scripts/pipeline/lists/url-lists.ts';
import { type CheckCode, CHECKS, type Finding } from '../../src/domain/dataset/check.ts';
import { checksSchema } from '../../src/format/built-json.ts';
import { decodeColumns } from '../../src/format/columns.ts';
import { LIST_SCHEMA } from '../../src/format/lists/image-list.ts';
import { miniCounts, miniDeclaration, miniInputs, miniWnid, textFile } from '../fixtures/mini-inputs.ts';
import { inMemory } from '../fixtures/open-files.ts';
import { catalogue } from '../fixtures/real-catalogue.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const [dog, husky] = ['dog', 'husky'].map(miniWnid) as [string, string];
const URL = 'http://example.org/a.jpg';

/** Makes lists as a build does, but keeps none. */
const makeUrlList: MakeUrlList = async (_dataset, holding, taxonomy, identifiers) => {
  const built = await buildUrlList(holding, {
    offset: taxonomy.columns.offset,
    identifiers,
    workshop: await temporaryFolder(),
  });
  const { pictureStart } = decodeColumns(LIST_SCHEMA, await readFile(built.directory), 'directory');
  const leftOut = built.leftOut as UrlListing['leftOut'];
  return {
    ...built,
    repeated: { inAll: 0, inSubtree: new Uint32Array(taxonomy.size) },
    file: built.table,
    leftOut,
    columns: [...built.columns],
    unknown: [...built.unknown],
    ownImages: Uint32Array.from({ length: taxonomy.size }, (_, node) => pictureStart[node + 1]! - pictureStart[node]!),
  };
};

/** What a build of the mini release reports. @param urls lines of addresses, if it has any. */
async function reported(
  declared: Record<string, unknown>,
  counts = miniCounts(),
  urls?: string,
): Promise<readonly Finding[]> {
  const holdings = new Map<string, Map<'urls', { kind: 'urls'; path: string; isFolder: boolean }>>();
  if (urls !== undefined) {
    const folder = path.join(await temporaryFolder(), 'urls');
    await mkdir(folder);
    await writeFile(path.join(folder, 'urls.txt'), urls);
    holdings.set('mini', new Map([['urls', { kind: 'urls', path: folder, isFolder: true }]]));
  }
  const inputs: Inputs = miniInputs({
    datasets: new Map([
      [
        'mini',
        textFile('data/datasets/mini.json', JSON.stringify({ ...miniDeclaration(), release: undefined, ...declared })),
      ],
    ]),
    classLists: new Map(),
    tables: new Map([['mini.tsv', textFile('data/mini.tsv', counts)]]),
    holdings,
  });
  const files = (await buildFiles(inputs, silently, makeUrlList)).map(inMemory);
  const text = new TextDecoder().decode(files.find((file) => file.path === 'datasets/mini/checks.json')!.bytes);
  return checksSchema.parse(JSON.parse(text)).findings;
}

async function refusal(declared: Record<string, unknown>, counts: string): Promise<string> {
  return reported(declared, counts).then(
    () => 'nothing is refused',
    (error: unknown) => (error as Error).message,
  );
}

const found = (findings: readonly Finding[], code: CheckCode): Finding | undefined =>
  findings.find((finding) => finding.code === code);
const asIs = `${dog}\t1\n`;
const two = (lines: string): Promise<readonly Finding[]> => reported({ counts: undefined, urls: 'urls' }, asIs, lines);

/** For each check something that it finds, and what it says of it. */
const CASES: Readonly<Record<CheckCode, () => Promise<void>>> = {
  E01: async () =>
    expect(await refusal({}, `${asIs}n99999999\t1\n`)).toMatch(
      /^data\/mini\.tsv:2: expected noun synsets of WordNet \(E01\), came n99999999/,
    ),
  E02: async () =>
    expect(await refusal({}, `${asIs}v00001740\t1\n`)).toMatch(
      /:2: expected noun synsets of WordNet \(E02\), came "v00001740", which is no noun/,
    ),
  E03: async () => {
    const later = later31();
    expect(await refusal({}, `${later}\t1\n`)).toMatch(
      /:1: expected noun synsets of WordNet \(E03\), .* offset of WordNet 3\.1/,
    );
  },
  E04: async () =>
    expect(await refusal({}, `${asIs}${asIs}`)).toMatch(
      /:2: expected each synset once \(E04\), came .* again, first on line 1/,
    ),
  W01: async () =>
    expect(found(await reported({ skipUnknown: true }, `${asIs}n99999999\t1\n`), 'W01')).toMatchObject({
      count: 1,
      examples: [expect.stringMatching(/^mini\.tsv:2: n99999999/)],
    }),
  W02: async () =>
    expect(found(await two(`${dog}_1\t${URL}\n${dog}_1\t${URL}\n`), 'W02')).toMatchObject({
      count: 1,
      examples: [`${dog}_1\t${URL}`],
    }),
  W03: async () =>
    expect(found(await two(`${dog}_1\t${URL}\n${dog}_1\t${URL}x\n`), 'W03')).toMatchObject({
      count: 1,
      examples: [`${dog}_1\t${URL}x`],
    }),
  W04: async () =>
    expect(found(await two(`${dog}_1\t${URL}\n${dog}_2\tjavascript:alert(1)\n`), 'W04')).toMatchObject({
      count: 1,
      examples: [`urls.txt:2: neither http nor https: ${dog}_2\tjavascript:alert(1)`],
    }),
  W05: async () => {
    const findings = await reported({ urls: 'urls' }, `${dog}\t2\n`, `${dog}_1\t${URL}\n${husky}_1\t${URL}\n`);
    expect(found(findings, 'W05')).toMatchObject({
      count: 1,
      examples: [
        expect.stringMatching(`^another number of addresses for 2 synsets, such as ${dog} .*: counted 2, 1 addresses$`),
      ],
    });
    const partial = await reported({ urls: 'urls' }, `${dog}\t1\n${husky}\t4\n`, `${dog}_1\t${URL}\n`);
    expect(found(partial, 'W05')).toMatchObject({ count: 1, examples: ['no addresses of 1 synset with images'] });
  },
  W06: async () =>
    expect(found(await reported({}, `${asIs}${husky}\t0\n`), 'W06')).toMatchObject({
      count: 1,
      examples: [`data/mini.tsv:2: ${husky}`],
    }),
  W07: () => {
    const findings = new Findings();
    checkDataset(
      findings,
      catalogue.datasets.find(({ name }) => name === 'fall2011')!,
      catalogue.taxonomy,
      true,
    );
    expect(findings.list()).toEqual([
      { code: 'W07', count: 1_178_527, examples: ['1,178,527 images under person (n00007846), of 2,833 synsets'] },
    ]);
    return Promise.resolve();
  },
  W08: async () => expect(found(await reported({ licence: undefined }), 'W08')).toMatchObject({ count: 1 }),
  W09: () => {
    const findings = new Findings();
    checkFiles(findings, [{ file: 'n02084071/a.jpg', fault: 'empty', detail: '' }], []);
    expect(findings.list()).toEqual([
      { code: 'W09', count: 1, examples: [expect.stringMatching(/^n02084071\/a\.jpg: /)] },
    ]);
    return Promise.resolve();
  },
};

/** A wnid of the mini WordNet's 3.1 that its 3.0 does not have. */
function later31(): string {
  const { senseIndex31 } = miniInputs();
  const offsets = [...new TextDecoder().decode(senseIndex31.bytes).matchAll(/^\S+%1:\S+ (\d{8}) /gm)].map(
    ([, offset]) => offset!,
  );
  const known = new Set(
    [...new TextDecoder().decode(miniInputs().nounData.bytes).matchAll(/^\d{8}/gm)].map(([offset]) => offset),
  );
  return `n${offsets.find((offset) => !known.has(offset))!}`;
}

test('every check has a case here', () => expect(Object.keys(CASES).sort()).toEqual(Object.keys(CHECKS).sort()));

test.each(Object.entries(CASES))('%s finds what it looks at', async (_, check) => {
  await check();
});

test('what is as it should be is not reported', async () => expect(await reported({})).toEqual([]));
