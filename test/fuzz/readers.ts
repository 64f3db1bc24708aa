import { gzipSync } from 'node:zlib';
import { pictureFiles } from '../../scripts/pipeline/pictures/build-pictures.ts';
import { filePictures } from '../../scripts/pipeline/pictures/package-pictures.ts';
import { Findings } from '../../scripts/pipeline/text/findings.ts';
import { IdentifierReader } from '../../scripts/pipeline/datasets/identifiers.ts';
import { buildUrlList } from '../../scripts/pipeline/lists/build-url-list.ts';
import type { PictureDeclaration } from '../../scripts/pipeline/pictures/picture-declaration.ts';
import { readClassList } from '../../scripts/pipeline/datasets/read-class-list.ts';
import { readClassListDeclaration, readDatasetDeclaration } from '../../scripts/pipeline/datasets/read-declarations.ts';
import {
  type ReadingRules,
  readImageCounts,
  type WnidRegister,
} from '../../scripts/pipeline/datasets/read-image-counts.ts';
import { readNounData } from '../../scripts/pipeline/wordnet/read-noun-data.ts';
import { readNounExceptions } from '../../scripts/pipeline/wordnet/read-noun-exceptions.ts';
import { readSenseIndex, WordNumbers } from '../../scripts/pipeline/wordnet/read-sense-index.ts';
import { readWordFrequencies } from '../../scripts/pipeline/wordnet/read-word-frequencies.ts';
import { PackReader } from '../../scripts/pipeline/pictures/read-pack.ts';
import { TAXONOMY_FILE } from '../../src/format/catalogue-files.ts';
import { decodeColumns, encodeColumns } from '../../src/format/columns.ts';
import { encodePackHead, encodeRecord, recordStart } from '../../src/format/pictures/picture-pack.ts';
import { readShard } from '../../src/search/index/shards.ts';
import { openCatalogue } from '../../src/store/open-catalogue.ts';
import { decodeExplore, encodeExplore, EXPLORE_SCHEMA } from '../../src/view/explore/columns.ts';
import { COVERAGE_SCHEMA, decodeMarks, encodeMarks, MARKS_SCHEMA } from '../../src/view/explore/marks.ts';
import { miniInputs, miniWnid } from '../fixtures/mini-inputs.ts';
import { build, memorySource } from '../fixtures/open-files.ts';
import { builtFolders, wholeBuilds } from './builds.ts';
import type { FuzzedReader } from './fuzzed-reader.ts';
import { readersOfImages } from './image-readers.ts';
import { withFile } from './own-folder.ts';
import { bytesOf, json, named } from './small-file.ts';
import { withOffsets } from './with-offsets.ts';
import { TAXONOMY_SCHEMA } from '../../src/domain/taxonomy/taxonomy.ts';

const inputs = miniInputs();
const imageReaders = await readersOfImages();
const files = await build(inputs);
const { taxonomy, lexicon } = await openCatalogue(memorySource(files));
const identifiers = new IdentifierReader(taxonomy, lexicon, (offset) => offset === 1, '3.0');
const register: WnidRegister = {
  has: (wnid) => taxonomy.node(wnid) !== undefined,
  hasIn31: (wnid) => wnid === 'n00000001',
};

/** Makes a reader of inputs. */
function input(name: string, seeds: Uint8Array | readonly Uint8Array[], read: FuzzedReader['read']): FuzzedReader {
  return { name, seeds: [seeds].flat(), read };
}

/** Makes a reader of what a build wrote. */
function built(name: string, seed: Uint8Array, read: FuzzedReader['read']): FuzzedReader {
  return { name, seeds: [seed], read, isBuilt: true };
}

const NOUN_EXCEPTIONS = bytesOf('geese goose\nwolves wolf\naxes ax axis axe\n');
const KERAS_INDEX = json({ 0: [miniWnid('dog'), 'dog'], 1: [miniWnid('husky'), 'husky'] });
const SHARD = bytesOf('dog\t\t2d\t1a\tz\t\tcanine\nhot dog\t1\t3f\tb\t\t\tsausage\ncad\t\t3g\tb\t\t\tman\tc\n');
const PARENTS = [
  [2, 4],
  [3, 4],
] as const;
const MARKS = encodeColumns(
  MARKS_SCHEMA,
  encodeMarks([0, 1, 2, 3, 4, 127], (at) => at === 2, PARENTS),
);
const COVERAGE = encodeColumns(COVERAGE_SCHEMA, { held: Uint8Array.of(1, 0, 1) });
const [dataset, table] = [inputs.datasets.get('mini')!.bytes, inputs.tables.get('filed.txt')!.bytes];
const classLists = [...inputs.classLists.values()].map(({ bytes }) => bytes);
const columns = files.find((file) => file.path === TAXONOMY_FILE)!.bytes;

/** Every reader: a line each. */
export const READERS: readonly FuzzedReader[] = [
  {
    ...input('data.noun', inputs.nounData.bytes, (bytes) => readNounData(named('data.noun', bytes))),
    mend: withOffsets,
  },
  input('index.sense', inputs.senseIndex.bytes, (bytes) =>
    readSenseIndex(named('index.sense', bytes), new WordNumbers()),
  ),
  input('noun.exc', NOUN_EXCEPTIONS, (bytes) => readNounExceptions(named('noun.exc', bytes))),
  input('word frequencies', inputs.wordFrequencies.bytes, (bytes) => readWordFrequencies(named('index.json', bytes))),
  ...countReaders(),
  input('class list', table, (bytes) => readClassList(named('filed.txt', bytes), rules())),
  input('class index of Keras', KERAS_INDEX, (bytes) => readClassList(named('index.json', bytes), rules())),
  ...urlListReaders(),
  input('declaration of a dataset', dataset, (bytes) => readDatasetDeclaration('mini', named('mini.json', bytes))),
  input('declaration of a class list', classLists, (bytes) =>
    readClassListDeclaration('filed', named('filed.json', bytes)),
  ),
  ...pictureReaders(),
  ...imageReaders,
  built('columns', columns, (bytes) => decodeColumns(TAXONOMY_SCHEMA, bytes, 'taxonomy.columns')),
  built('columns of the explorer', exploreTree(), (bytes) =>
    decodeExplore(decodeColumns(EXPLORE_SCHEMA, bytes, 'tree.columns')),
  ),
  built('marks of the explorer', MARKS, (bytes) => decodeMarks(decodeColumns(MARKS_SCHEMA, bytes, 'marks.columns'), 6)),
  built('columns of coverage', COVERAGE, (bytes) => decodeColumns(COVERAGE_SCHEMA, bytes, 'emoji.columns')),
  built('shard of the search', SHARD, (bytes) => readShard(new TextDecoder().decode(bytes))),
  built('pack of pictures', pack(), readPack),
  ...wholeBuilds(inputs),
  ...builtFolders(files),
];

function rules(): ReadingRules {
  return { identifiers, skipUnknown: false, findings: new Findings() };
}

/** Images per synset in each of their forms. */
function countReaders(): FuzzedReader[] {
  const [dog, husky] = ['dog', 'husky'].map(miniWnid) as [string, string];
  const seeds: readonly (readonly [string, Uint8Array])[] = [
    ['mini.tsv', inputs.tables.get('mini.tsv')!.bytes],
    ['mini.csv', bytesOf(`synset,name,image_count\ndog.n.01,"a dog, tame",3\r\n${husky},husky,4\n`)],
    [
      'mini.json',
      json([
        { synset: 'dog.n.01', image_count: 3 },
        { wnid: husky, images: 4 },
      ]),
    ],
    [
      'mini.xml',
      bytesOf(
        `<ReleaseStatus><releaseData>fall2011</releaseData><images><synsetInfos><synset wnid="${dog}" released="1" version="winter11" numImages="3"/></synsetInfos></images></ReleaseStatus>\n`,
      ),
    ],
  ];
  return seeds.map(([name, seed]) => ({
    name: `image counts, ${name}`,
    seeds: [seed],
    read: (bytes) => readImageCounts(named(name, bytes), rules(), taxonomy.size),
  }));
}

/** Lists of addresses in each of their forms, whole or as they come unpacked. */
function urlListReaders(): FuzzedReader[] {
  const [dog, husky] = ['dog', 'husky'].map(miniWnid) as [string, string];
  const mapped = bytesOf(
    `${dog}_2\thttp://example.org/a%20b.jpg\n${husky}_1 https://example.org/\u00e4\r\n${dog}_1\thttp://example.org/c\n`,
  );
  const seeds: readonly (readonly [string, Uint8Array])[] = [
    ['urls.txt', mapped],
    ['urls.gz', gzipSync(mapped)],
    [`${dog}.txt`, bytesOf('http://example.org/a\nhttp://example.org/b\n')],
    ['urls.tsv', bytesOf(`wnid\turl\twidth\ndog.n.01\thttp://example.org/a\t5\n${husky}\thttp://example.org/b\t\n`)],
  ];
  return seeds.map(([name, seed]) => ({
    name: `addresses, ${name}`,
    isSlow: true,
    seeds: [seed],
    read: (bytes) => listAddresses(name, bytes),
  }));
}

function listAddresses(name: string, bytes: Uint8Array): Promise<void> {
  return withFile(name, bytes, async (workshop, file) => {
    const { images, lines, leftOut } = await buildUrlList(
      { kind: 'urls', path: file, isFolder: false },
      { offset: taxonomy.columns.offset, identifiers, workshop },
    );
    const left = Object.values(leftOut).reduce((sum, { lines: some }) => sum + some, 0);
    if (images + left !== lines)
      throw new RangeError(`${String(lines)} lines in, ${String(images)} and ${String(left)} out`);
  });
}

function pictureReaders(): FuzzedReader[] {
  const licence = { name: 'CC0', url: 'https://example.org/cc0' };
  const declaration: PictureDeclaration = {
    table: 'animals.tsv',
    title: '{name}',
    sensitive: [{ wnid: miniWnid('pet'), name: 'pets', why: 'Some are shy.' }],
    sources: [
      {
        name: 'Round',
        homepage: 'https://example.org/',
        licence,
        package: 'round',
        file: 'svg/{name}.svg',
        url: 'https://cdn.example/{package}@{version}/{file}',
        author: 'Somebody',
        authors: { file: 'a.json', key: 'id', of: 'name', author: 'by' },
      },
    ],
  };
  const table = bytesOf(`name\twnid\ndog\t${miniWnid('dog')}\npuppy\t${miniWnid('dog')}\n\t${miniWnid('cafe')}\n`);
  const authors = json([
    { id: 'dog', by: 'Ann' },
    { id: 'cat', by: '' },
  ]);
  const dataset = json({
    ...(JSON.parse(new TextDecoder().decode(inputs.datasets.get('mini')!.bytes)) as object),
    counts: undefined,
    release: undefined,
    pictures: declaration,
  });
  const file = (declared: PictureDeclaration, rows: Uint8Array, people: Uint8Array): unknown => {
    const packages = declared.sources.map(() => ({
      version: '1.2.3',
      files: new Set(['svg/dog.svg', 'svg/puppy.svg']),
      authors: named('a.json', people),
    }));
    return pictureFiles(
      'mini',
      filePictures(declared, { table: named('data/animals.tsv', rows), packages }, taxonomy, register),
      taxonomy,
    );
  };
  return [
    { name: 'table of pictures', seeds: [table], read: (bytes) => file(declaration, bytes, authors) },
    { name: 'authors of pictures', seeds: [authors], read: (bytes) => file(declaration, table, bytes) },
    {
      name: 'declaration of pictures',
      seeds: [dataset],
      read: (bytes) => {
        const { pictures } = readDatasetDeclaration('mini', named('mini.json', bytes));
        return pictures && file(pictures, table, authors);
      },
    },
  ];
}

function exploreTree(): Uint8Array {
  return encodeColumns(EXPLORE_SCHEMA, encodeExplore(Uint8Array.of(0, 1, 2, 2, 1, 2), [0, 5, 1000, 3, 70_000, 0]));
}

function pack(): Uint8Array {
  const texts = ['one', 'two', 'three'].map(bytesOf);
  const bytes = new Uint8Array(recordStart(3) + 11);
  bytes.set(encodePackHead(3));
  let start = recordStart(3);
  texts.forEach((text, i) => {
    bytes.set(
      encodeRecord({
        key: 'ab'.repeat(32),
        start,
        length: text.length,
        state: 'webp',
        colour: '#102030',
        width: 1,
        height: 1,
        digest: 'cd'.repeat(12),
      }),
      recordStart(i),
    );
    bytes.set(text, start);
    start += text.length;
  });
  return bytes;
}

function readPack(bytes: Uint8Array): Promise<void> {
  return withFile('spoilt.pack', bytes, async (_, file) => {
    const reader = await PackReader.open(file);
    if (reader === undefined) return;
    try {
      for await (const record of reader.records()) await reader.bytes(record);
    } finally {
      await reader.close();
    }
  });
}
