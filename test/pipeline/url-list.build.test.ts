import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../scripts/pipeline/text/input.ts';
import { IdentifierReader } from '../../scripts/pipeline/datasets/identifiers.ts';
import { buildUrlList, type BuiltUrlList } from '../../scripts/pipeline/lists/build-url-list.ts';
import { sumBlocks } from '../../scripts/pipeline/builds/sum-blocks.ts';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { decodeColumns } from '../../src/format/columns.ts';
import { LIST_SCHEMA } from '../../src/format/lists/image-list.ts';
import { miniInputs, miniWnid } from '../fixtures/mini-inputs.ts';
import { buildAndOpen } from '../fixtures/open-files.ts';
import { Random } from '../fuzz/random.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { catalogue as real } from '../fixtures/real-catalogue.ts';

const mini = await buildAndOpen(miniInputs());
const [dog, husky, pet] = ['dog', 'husky', 'pet'].map(miniWnid) as [string, string, string];
const dog31 = `n${String(mini.taxonomy.columns.offset31[mini.taxonomy.node(dog)!]).padStart(8, '0')}`;

interface Listed extends BuiltUrlList {
  readonly text: string;
}

/** Makes a list of files by name. @param worthAThread from how many bytes on two threads do it. */
async function list(
  files: Readonly<Record<string, string | Uint8Array>>,
  version: '3.0' | '3.1' = '3.0',
  catalogue = mini,
  worthAThread?: number,
): Promise<Listed> {
  const [folder, workshop] = await Promise.all([temporaryFolder(), temporaryFolder()]);
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
  const { taxonomy, lexicon } = catalogue;
  const identifiers = new IdentifierReader(taxonomy, lexicon, () => false, version);
  const built = await buildUrlList(
    { kind: 'urls', path: folder, isFolder: true },
    { offset: taxonomy.columns.offset, identifiers, workshop, ...(worthAThread === undefined ? {} : { worthAThread }) },
  );
  return { ...built, text: await readFile(built.table, 'utf8') };
}

const HEAD = 'image_id\turl\n';
const url = (name: string): string => `http://example.org/${name}.jpg`;

describe('a list of addresses', () => {
  test('has all lines in preorder, each synset’s by the number of the image', async () => {
    const {
      text: lines,
      images,
      lines: read,
      directory,
    } = await list({
      'a.txt': `${pet}_1\t${url('p')}\n${dog}_10\t${url('d10')}\n${husky}_1\t${url('h')}\n${dog}_9\t${url('d9')}\n`,
    });
    expect(lines).toBe(
      `${HEAD}${dog}_9\t${url('d9')}\n${dog}_10\t${url('d10')}\n${husky}_1\t${url('h')}\n${pet}_1\t${url('p')}\n`,
    );
    expect([images, read]).toEqual([4, 4]);
    const { pictureStart, byteStart, urlBytes, idBytes } = decodeColumns(
      LIST_SCHEMA,
      await readFile(directory),
      'directory',
    );
    const node = mini.taxonomy.node(dog)!;
    expect(pictureStart[node + 1]! - pictureStart[node]!).toBe(2);
    expect(lines.slice(byteStart[node], byteStart[node + 1])).toBe(
      `${dog}_9\t${url('d9')}\n${dog}_10\t${url('d10')}\n`,
    );
    expect([urlBytes[node], idBytes[node]]).toEqual([url('d9').length + url('d10').length, `${dog}_9${dog}_10`.length]);
    expect(byteStart.at(-1)).toBe(lines.length);
  });

  test('is the same whatever the order of lines, their ends, their separator, and the files they stand in', async () => {
    const lines = Array.from(
      { length: 400 },
      (_, i) => [[dog, husky, pet][i % 3]!, i, url(`x${String(i)}${'y'.repeat(i % 50)}`)] as const,
    );
    const { digest } = await list({
      'a.txt': lines.map(([wnid, n, address]) => `${wnid}_${String(n)}\t${address}\n`).join(''),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(lines, { minLength: lines.length }),
        fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 3, maxLength: 3 }),
        async (shuffled, kinds) => {
          const files = kinds.map(([crlf, space], k) =>
            shuffled
              .filter((_, i) => i % 3 === k)
              .map(([wnid, n, address]) => `${wnid}_${String(n)}${space ? ' ' : '\t'}${address}${crlf ? '\r\n' : '\n'}`)
              .join(''),
          );
          const other = await list({ 'a.txt': files[0]!, 'b.txt': gzipSync(files[1]!), 'c.txt': files[2]! });
          expect(other.digest).toBe(digest);
        },
      ),
      { numRuns: 8 },
    );
  });

  test('is the same by two threads as by one, and as a naive sort makes it, also of lines that come twice', async () => {
    const random = new Random(2011, 0);
    const { taxonomy } = real;
    // Every so many nodes some images, in runs of all lengths; of one in fifty another line that differs or not.
    const wanted = Array.from({ length: 150 }, (_, i) => ({
      node: i * 540 + random.below(540),
      images: 1 + random.below(80),
    }));
    const lines = wanted.flatMap(({ node, images }) =>
      Array.from(
        { length: images },
        (_, n) => `${taxonomy.wnid(nodeIndex(node))}_${String(n * 3 + 1)}\t${url('x'.repeat(random.below(60)))}\n`,
      ),
    );
    const twice = lines
      .filter(() => random.chance(0.02))
      .map((line) => (random.chance(0.5) ? line : line.replace('http', 'https')));
    const all = [...lines, ...twice];
    const first = new Map<string, string>();
    for (const line of all.toSorted()) if (!first.has(line.split('\t')[0]!)) first.set(line.split('\t')[0]!, line);
    const place = (id: string): number => taxonomy.node(id.slice(0, 9))! * 1e6 + Number(id.slice(10));
    const expected =
      HEAD +
      [...first]
        .sort(([a], [b]) => place(a) - place(b))
        .map(([, line]) => line)
        .join('');
    for (const [order, worth] of [
      [all, undefined],
      [all, 1],
      [all.toReversed(), 1],
    ] as const) {
      const made = await list({ 'a.txt': order.join('') }, '3.0', real, worth);
      expect(made.text === expected).toBe(true);
      expect([made.images + made.leftOut.duplicate!.lines + made.leftOut.conflict!.lines, made.lines]).toEqual([
        all.length,
        all.length,
      ]);
      const { blockSum } = decodeColumns(LIST_SCHEMA, await readFile(made.directory), 'directory');
      expect(Buffer.from(blockSum).equals(sumBlocks(Buffer.from(made.text)))).toBe(true);
    }
  });

  test('refuses in the second thread as in the first', async () => {
    const many = Array.from({ length: 50 }, (_, i) => `${dog}_${String(i)}\t${url('x')}\n`).join('');
    await expect(list({ 'a.txt': `${many}what is this\n` }, '3.0', mini, 1)).rejects.toThrow(
      /a\.txt:51: expected an image id/,
    );
    await expect(list({ 'a.txt': many, 'b.gz': gzipSync(many).subarray(0, 90) }, '3.0', mini, 1)).rejects.toThrow(
      InputError,
    );
  });

  test('counts lines through all parts of a file that is divided', async () => {
    const good = Array.from({ length: 3000 }, (_, i) => `${dog}_${String(i + 1)}\t${url('x')}\n`);
    const lines = [
      ...good.slice(0, 1200),
      `n99999999_1\t${url('u')}\n`,
      ...good.slice(1200, 2500),
      `${husky}_1\tftp://example.org/\n`,
      `n99999999_2\t${url('u')}\n`,
      ...good.slice(2500),
    ];
    const made = await list({ 'a.txt': lines.join('') }, '3.0', mini, 1);
    expect([made.lines, made.images]).toEqual([3003, 3000]);
    expect(made.leftOut.scheme?.examples).toEqual([expect.objectContaining({ line: 2502 })]);
    expect(made.leftOut.unknown?.examples.map(({ line }) => line)).toEqual([1201, 2503]);
    expect(made.unknown).toEqual([expect.objectContaining({ text: 'n99999999', line: 1201, lines: 2 })]);
    await expect(list({ 'a.txt': [...lines, 'what is this\n', ...good].join('') }, '3.0', mini, 1)).rejects.toThrow(
      /a\.txt:3004: expected an image id/,
    );
  });

  test.each([
    ['scheme', 'javascript:alert(1)'],
    ['scheme', 'ftp://example.org/a.jpg'],
    ['host', 'http:///a.jpg'],
    ['host', 'https://'],
    ['space', 'http://example.org/a b.jpg'],
    ['control', 'http://example.org/a\tb.jpg'],
    ['control', 'http://example.org/a\u0001.jpg'],
    ['control', 'http://example.org/a\rb.jpg'],
    ['escape', 'http://example.org/a%2.jpg'],
    ['escape', 'http://example.org/a%zz.jpg'],
    ['escape', 'http://example.org/a%'],
  ] as const)('leaves out an address with a bad %s, and says so: %j', async (reason, address) => {
    for (const [name, content] of [
      ['a.txt', `${dog}_1\t${url('d')}\n${dog}_2\t${address}\n`],
      [`${dog}.txt`, `${url('d')}\n${address}\n`],
    ] as const) {
      // Without an id a tab and a line’s end are read as the form has them.
      if (name !== 'a.txt' && !/^[a-z]+:/.test(address)) continue;
      const made = await list({ [name]: content });
      expect([made.images, made.lines]).toEqual([1, 2]);
      expect(made.leftOut).toEqual({ [reason]: { lines: 1, examples: [expect.objectContaining({ line: 2 })] } });
      expect(made.text).toBe(`${HEAD}${dog}_1\t${url('d')}\n`);
    }
  });
});

const tarOf = (...names: string[]): Promise<string> => {
  const tar = pack();
  for (const name of names) tar.entry({ name }, `${dog}_1\t${url('a')}\n`);
  tar.finalize();
  return text(tar);
};
const ONE = `${dog}_1\t${url('a')}\n`;
const AS_THEY_ARE = [
  `${dog}_7\tHTTP://Example.org/a\n`,
  `${dog}_8\thttp://[::1]/b\n`,
  `${dog}_9\thttps://_x.org/\n`,
  `${dog}_123456789\t${url('n')}\n`,
  `${dog}_123456789012345\t${url('o')}\n`,
];
const LONG = Array.from({ length: 3000 }, (_, i) => `${dog}_${String(i + 1)}\t${url(String(i))}`).join('\n');

/** Files, and the list that they make. */
const MADE: readonly (readonly [what: string, files: Parameters<typeof list>[0], made: string, figures?: object])[] = [
  [
    'schemes in either case, hosts of any kind and long numbers',
    { a: AS_THEY_ARE.toReversed().join('') },
    HEAD + AS_THEY_ARE.join(''),
  ],
  [
    'bytes that are not ASCII, whether they are UTF-8 or not, and those that no address has',
    {
      a: Buffer.concat([Buffer.from(`${dog}_1\thttp://example.org/é`), Buffer.from([0xe9]), Buffer.from('<">%20`\n')]),
    },
    `${HEAD}${dog}_1\thttp://example.org/%C3%A9%E9%3C%22%3E%20%60\n`,
  ],
  [
    'an image again, the same and otherwise, of which the first by its bytes is listed',
    { a: `${dog}_1\t${url('b')}\n${dog}_2\t${url('c')}\n${dog}_1\t${url('b')}\n${ONE}` },
    `${HEAD}${ONE}${dog}_2\t${url('c')}\n`,
    { images: 2, lines: 4, leftOut: { duplicate: { lines: 1 }, conflict: { lines: 1 } } },
  ],
  [
    'addresses alone, which are numbered as they come under the synset that their file is named after',
    { [`${dog}_dog.geturls.txt`]: `${url('a')}\r\n${url('b')}\r\n\n`, 'husky.n.01.txt': `${url('c')}\n` },
    `${HEAD}${ONE}${dog}_2\t${url('b')}\n${husky}_1\t${url('c')}\n`,
  ],
  [
    'an address without an image id again under a synset, whatever else its line has',
    {
      'a.csv': `wnid,url,title\n${dog},${url('a')},x\n${dog},${url('b')},x\n${dog},${url('a')},y\n${pet},${url('a')},x\n`,
    },
    `image_id\turl\ttitle\n${dog}_1\t${url('a')}\tx\n${dog}_2\t${url('b')}\tx\n${pet}_1\t${url('a')}\tx\n`,
    { images: 3, lines: 4, leftOut: { duplicate: { lines: 1 } } },
  ],
  [
    'an address alone again',
    { [`${dog}.txt`]: `${url('a')}\n${url('a')}\n${url('b')}\n` },
    `${HEAD}${ONE}${dog}_3\t${url('b')}\n`,
  ],
  ['an address under another image id', { a: `${ONE}${dog}_2\t${url('a')}\n` }, `${HEAD}${ONE}${dog}_2\t${url('a')}\n`],
  [
    'tables with further columns, and synsets in any form',
    { 'a.tsv': `wnid\turl\twidth\ttitle\ndog.n.01\t${url('a')}\t640\tä\nhusky%1:05:00::\t${url('b')}\t\t\n` },
    `image_id\turl\twidth\ttitle\n${dog}_1\t${url('a')}\t640\tä\n${husky}_1\t${url('b')}\t\t\n`,
    { columns: ['width', 'title'] },
  ],
  ['an archive of one file', { 'a.tgz': gzipSync(await tarOf('folder/urls.txt')) }, HEAD + ONE],
  [
    'synsets that are not known',
    { 'a.txt': `${ONE}n99999999_1\t${url('b')}\nn99999999_2\t${url('c')}\n` },
    HEAD + ONE,
    {
      unknown: [{ text: 'n99999999', file: expect.stringMatching(/a\.txt$/) as string, line: 2, lines: 2 }],
      leftOut: { unknown: { lines: 2 } },
    },
  ],
  [
    'comma-separated values, whose unknown synset has the line of the file itself',
    { 'a.csv': `wnid,url,title\n${dog},${url('a')},"a\ndog"\n# a comment\n\nn99999999,${url('b')},b\n` },
    `image_id\turl\ttitle\n${dog}_1\t${url('a')}\ta dog\n`,
    { unknown: [{ text: 'n99999999', file: expect.stringMatching(/a\.csv$/) as string, line: 6, lines: 1 }] },
  ],
  [
    'comma-separated values without a head',
    { 'a.csv': `${dog},${url('a')}\nn99999999,${url('b')}\n` },
    HEAD + ONE,
    { unknown: [expect.objectContaining({ line: 2 })] as never },
  ],
  [
    'JSON, which has no lines',
    { 'a.json': JSON.stringify([dog, 'n99999999'].map((wnid) => ({ wnid, url: url('a') }))) },
    HEAD + ONE,
    { unknown: [expect.objectContaining({ text: 'n99999999', line: undefined })] as never },
  ],
  ['a long last run without an end', { a: LONG }, `${HEAD}${LONG}\n`, { images: 3000 }],
];

test.each(MADE.map(([what, files, made, figures = {}]) => ({ what, files, made, figures })))(
  'a list is made of $what',
  async ({ files, made, figures }) => {
    const built = await list(files);
    expect(built.text).toBe(made);
    expect(built).toMatchObject(figures);
  },
);

test('a list is made of identifiers of WordNet 3.1 where they are declared', async () =>
  expect((await list({ a: `${dog31}_1\t${url('a')}\n` }, '3.1')).text).toBe(HEAD + ONE));

test.each<[what: string, files: Parameters<typeof list>[0], message: RegExp]>([
  [
    'a line of another form',
    { a: `${ONE}what is this\n` },
    /a:2: expected an image id such as n02084071_1.*came "what is this"/,
  ],
  ['a number of sixteen digits', { a: `${ONE}${dog}_1234567890123456\t${url('p')}\n` }, /a:2: expected an image id/],
  ['nothing that is a list', { a: 'hello\n' }, /a:1: expected image ids and addresses .*came "hello"/],
  [
    'addresses of no synset',
    { some: `${url('a')}\n` },
    /some:1: expected the name of a file of addresses alone to begin with its synset/,
  ],
  [
    'columns without addresses, after a comment',
    { 'a.csv': '# of photographs\nname,label\nx,dog\n' },
    /a\.csv:2: expected a column url, came "name, label"/,
  ],
  ['a row that lacks a field', { a: `wnid\turl\n${dog}\n` }, /a:2: expected 2 fields with tabs between/],
  [
    'other columns in another file',
    { a: `wnid\turl\n${dog}\t${url('a')}\n`, b: `wnid\turl\ttitle\n${dog}\t${url('b')}\tx\n` },
    /b:1: expected the columns of /,
  ],
  [
    'an archive of two files',
    { 'a.tgz': gzipSync(await tarOf('a', 'b')) },
    /expected an archive of one file of text, came another: "b"/,
  ],
  ['gzip that is cut short', { 'a.gz': gzipSync(ONE).subarray(0, 30) }, /a\.gz: expected gzip-compressed text, whole/],
  ['no file', {}, /expected files of addresses, came none/],
])('a list of %s is refused', async (_, files, message) => {
  await expect(list(files)).rejects.toThrow(message);
});

const LISTS = path.resolve(import.meta.dirname, '../../../shared/data/urls');

test.skipIf(!existsSync(LISTS))(
  'the real lists of dog and analog clock are taken as they are (skipped where ../shared/data/urls is not there)',
  async () => {
    const names = ['n02084071_dog.getmapping.txt', 'n02708093_analog_clock.geturls.txt'];
    const [dogs = '', clocks = ''] = await Promise.all(names.map((name) => readFile(path.join(LISTS, name), 'latin1')));
    const made = await list(
      { [names[0]!]: Buffer.from(dogs, 'latin1'), [names[1]!]: Buffer.from(clocks, 'latin1') },
      '3.0',
      real,
    );
    const all = (content: string): string[] => content.split(/\r?\n/).filter((line) => line !== '');
    const said = (line: string): string =>
      line.replaceAll(
        /[^\u0021-\u007e\t]|[<>"\\^`{|}]/g,
        (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
      );
    const number = (line: string): number => Number(/_(\d+)/.exec(line)![1]);
    const expected = [
      ...all(dogs)
        .map(said)
        .sort((a, b) => number(a) - number(b)),
      ...all(clocks).map((line, i) => `n02708093_${String(i + 1)}\t${said(line)}`),
    ];
    const lines = made.text.split('\n').slice(1, -1);
    expect(made.lines).toBe(expected.length);
    const { pictureStart } = decodeColumns(LIST_SCHEMA, await readFile(made.directory), 'directory');
    const images = (wnid: string): number => {
      const node = real.taxonomy.node(wnid)!;
      return pictureStart[node + 1]! - pictureStart[node]!;
    };
    expect([images('n02084071'), images('n02708093')]).toEqual([1603, 1076]);
    expect(made.images + Object.values(made.leftOut).reduce((sum, { lines: left }) => sum + left, 0)).toBe(
      expected.length,
    );
    expect(lines.filter((line) => !expected.includes(line))).toEqual([]);
    expect(lines.length).toBe(made.images);
  },
);

describe('addresses come in the forms that others publish them in', () => {
  const expected = `${HEAD}${dog}_1\t${url('a')}\n${pet}_1\t${url('b')}\n`;
  const coco = {
    images: [
      { id: 1, coco_url: url('a') },
      { id: 2, coco_url: url('b') },
    ],
    annotations: [
      { image_id: 1, category_id: 5 },
      { image_id: 1, category_id: 5 },
      { image_id: 2, category_id: 6 },
    ],
    categories: [
      { id: 5, synset: 'dog.n.01' },
      { id: 6, synset: pet },
    ],
  };
  test.each([
    ['CSV with a head', 'a.csv', `wnid,url\n${dog},"${url('a')}"\n${pet},${url('b')}\n`],
    ['CSV of ids', 'a.csv', `image_id,url\n${dog}_1,${url('a')}\n${pet}_1,${url('b')}\n`],
    ['CSV without a head', 'a.csv', `${dog},${url('a')}\r\n${pet},${url('b')}`],
    ['tabs under other names', 'a.tsv', `synset\timage_url\ndog.n.01\t${url('a')}\n${pet}\t${url('b')}\n`],
    ['tabs without a head', 'a.tsv', `${dog}\t${url('a')}\n${pet}\t${url('b')}\n`],
    ['spaces without a head', 'a.txt', `${dog} ${url('a')}\n${pet} ${url('b')}\n`],
    ['a mark and comments', 'a.txt', `\ufeff# urls\n${dog}_1\t${url('a')}\n# more\n\n${pet}_1\t${url('b')}`],
    ['comments among ids', 'a.txt', `${dog}_1\t${url('a')}\n# more\n${pet}_1\t${url('b')}`],
    ['JSON lines', 'a.jsonl', `{"url":"${url('a')}","wnid":"${dog}"}\n{"url":"${url('b')}","label":"${pet}"}\n`],
    ['COCO', 'a.json', JSON.stringify(coco)],
    ['gzip', 'a.csv.gz', gzipSync(`wnid,url\n${dog},${url('a')}\n${pet},${url('b')}\n`)],
  ])('%s', async (_, name, content) => expect((await list({ [name]: content })).text).toBe(expected));

  test('hosts and ports are judged as browsers do, and hosts beyond ASCII become punycode', async () => {
    const good = [
      'http://exämple.org/ä.jpg',
      'http://a.example:8080/x.jpg',
      'http://10.0.0.25/x.jpg',
      'http://xn--exmple-cua.org/x',
    ];
    const bad = [
      'http://1.2.3.999/',
      'http://a.example:99999/',
      'http://exa^mple.com/',
      'http://host%2fx/',
      'http://10.0.0.256/',
    ];
    const { text, leftOut } = await list({
      'a.txt': [...good, ...bad].map((address, i) => `${dog}_${String(i + 1)}\t${address}\n`).join(''),
    });
    expect(leftOut.host?.lines).toBe(bad.length);
    expect(
      text
        .split('\n')
        .slice(1, -1)
        .map((line) => line.split('\t')[1]),
    ).toEqual(['http://xn--exmple-cua.org/%C3%A4.jpg', ...good.slice(1)]);
  });
});
