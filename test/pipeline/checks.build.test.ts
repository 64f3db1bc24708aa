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

/** Makes lists as a build does, in a temporary folder. */
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

/** Returns the findings of a build of the mini release. @param urls lines of addresses, if it has any. */
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

const ONE = `${dog}\t1\n`;
const ADDRESSES = { counts: undefined, urls: 'urls' };
const BOTH = { urls: 'urls' };

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

/** Tables of counts that are refused, each with the code and the sentence of its refusal. */
const REFUSED: readonly (readonly [code: CheckCode, counts: string, refusal: RegExp])[] = [
  ['E01', `${ONE}n99999999\t1\n`, /^data\/mini\.tsv:2: expected noun synsets of WordNet \(E01\), came n99999999/],
  ['E02', `${ONE}v00001740\t1\n`, /:2: expected noun .* \(E02\), came "v00001740", which is no noun/],
  ['E03', `${later31()}\t1\n`, /:1: expected noun synsets of WordNet \(E03\), .* offset of WordNet 3\.1/],
  ['E04', `${ONE}${ONE}`, /:2: expected each synset once \(E04\), came .* again, first on line 1/],
];

/** Datasets with one finding each: the fields declared, the counts, the lines of addresses, and the example that the finding gives. */
const REPORTED: readonly (readonly [
  code: CheckCode,
  declared: Record<string, unknown>,
  counts: string,
  urls: string | undefined,
  example: RegExp,
])[] = [
  ['W01', { skipUnknown: true }, `${ONE}n99999999\t1\n`, undefined, /^mini\.tsv:2: n99999999/],
  ['W02', ADDRESSES, ONE, `${dog}_1\t${URL}\n${dog}_1\t${URL}\n`, RegExp(`^${dog}_1\t${URL}$`)],
  ['W03', ADDRESSES, ONE, `${dog}_1\t${URL}\n${dog}_1\t${URL}x\n`, RegExp(`^${dog}_1\t${URL}x$`)],
  [
    'W04',
    ADDRESSES,
    ONE,
    `${dog}_1\t${URL}\n${dog}_2\tjavascript:alert(1)\n`,
    RegExp(`^urls\\.txt:2: neither http nor https: ${dog}_2\tjavascript:alert\\(1\\)$`),
  ],
  [
    'W05',
    BOTH,
    `${dog}\t2\n`,
    `${dog}_1\t${URL}\n${husky}_1\t${URL}\n`,
    RegExp(`^another number of addresses for 2 synsets, such as ${dog} .*: counted 2, 1 addresses$`),
  ],
  ['W05', BOTH, `${dog}\t1\n${husky}\t4\n`, `${dog}_1\t${URL}\n`, /^no addresses of 1 synset with images$/],
  ['W06', {}, `${ONE}${husky}\t0\n`, undefined, RegExp(`^data/mini\\.tsv:2: ${husky}$`)],
  ['W08', { licence: undefined }, miniCounts(), undefined, /^The declaration has no field licence\.$/],
];

/** Findings about the files of a folder and about the real release, with their number and an example. */
const FOUND: readonly (readonly [
  code: CheckCode,
  check: (findings: Findings) => void,
  count: number,
  example: RegExp,
])[] = [
  [
    'W07',
    (findings) => {
      const release = catalogue.datasets.find(({ name }) => name === 'fall2011')!;
      checkDataset(findings, release, catalogue.taxonomy, true);
    },
    1_178_527,
    /^1,178,527 images under person \(n00007846\), of 2,833 synsets$/,
  ],
  [
    'W09',
    (findings) => checkFiles(findings, [{ file: 'n02084071/a.jpg', fault: 'empty', detail: '' }], []),
    1,
    /^n02084071\/a\.jpg: /,
  ],
];

test('every check has a case here', () => {
  const codes = [...REFUSED, ...REPORTED, ...FOUND].map(([code]) => code);
  expect([...new Set(codes)].sort()).toEqual(Object.keys(CHECKS).sort());
});

test.each(REFUSED)('%s is refused', async (_, counts, refusal) => {
  await expect(reported({}, counts)).rejects.toThrow(refusal);
});

test.each(REPORTED)('%s is reported', async (code, declared, counts, urls, example) => {
  const found = (await reported(declared, counts, urls)).filter((finding) => finding.code === code);
  expect(found).toEqual([{ code, count: 1, examples: [expect.stringMatching(example)] }]);
});

test.each(FOUND)('%s is found', (code, check, count, example) => {
  const findings = new Findings();
  check(findings);
  expect(findings.list()).toEqual([{ code, count, examples: [expect.stringMatching(example)] }]);
});

test('what is as it should be is not reported', async () => expect(await reported({})).toEqual([]));
