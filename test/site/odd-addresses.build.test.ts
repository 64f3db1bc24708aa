import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { pageParts } from '../../src/components/page/page.ts';
import { parseWebAddress } from '../../src/format/web-address.ts';
import { answerAt } from '../../src/site/answer.ts';
import { folderSource } from '../../src/store/folder-source.ts';
import { openCatalogue } from '../../src/store/open-catalogue.ts';
import { Served, serveWith } from '../../src/store/served.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import { smallRun, writeSources } from '../fixtures/small-run.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const ORIGIN = 'https://canopy.example';
const SYNSETS = ['husky', 'dog', 'animal', 'cafe', 'earth'].map(miniWnid);
const PAGES = [
  '',
  '.json',
  '/images',
  '/images?remote=1',
  '/images?remote=1&scope=subtree',
  '/images?scope=subtree&page=2&remote=1',
  '/images.json',
  '/images.json?remote=1&scope=subtree',
  '/downloads',
  '/downloads.json',
];
/** Addresses that some reader of addresses refuses, as lists in the wild have them. */
const REFUSED = [
  'http://1.2.3.999/a.jpg',
  'http://a.example:99999/',
  'http://exa^mple.com/',
  'http://host%2fx/',
  'http://10.0.0.256/',
];

const odd = fc.constantFrom(
  'a',
  '1',
  '.',
  ':',
  '/',
  '%2f',
  '%',
  '^',
  ' ',
  ';',
  "'",
  '"',
  '<',
  '[',
  '@',
  '?',
  '#',
  '\\',
  'é',
  '\u202e',
  '😀',
);
const address = fc.oneof(
  fc.webUrl(),
  fc.constantFrom(...REFUSED),
  fc
    .tuple(fc.constantFrom('http://', 'https://', 'HTTP://', 'http:'), fc.array(odd, { maxLength: 12 }))
    .map(([scheme, rest]) => scheme + rest.join('')),
);

it('lists no address that a page cannot read, and answers every page and twin with 200, whatever addresses a build is given', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(address, { minLength: 20, maxLength: 120 }), async (addresses) => {
      const [sources, out] = await Promise.all([temporaryFolder(), temporaryFolder()]);
      await writeSources(sources, 1);
      const lines = addresses.map((one, i) => `${miniWnid(i % 8 < 4 ? 'husky' : 'cafe')}_${String(i)}\t${one}\n`);
      await writeFile(path.join(sources, 'urls.txt'), lines.join(''));
      await smallRun(sources, out);
      for (const name of (await readdir(path.join(out, 'lists/mini'))).filter((one) => one.endsWith('.tsv'))) {
        const [, ...rows] = (await readFile(path.join(out, 'lists/mini', name), 'utf8')).trimEnd().split('\n');
        for (const row of rows) expect([row, parseWebAddress(row.split('\t')[1]!) !== undefined]).toEqual([row, true]);
      }
      const source = folderSource(out);
      onTestFinished(() => source.close?.());
      const served = new Served(await openCatalogue(source), () => ORIGIN);
      for (const wnid of SYNSETS) {
        for (const page of PAGES) {
          const url = new URL(`/synset/${wnid}${page}`, ORIGIN);
          const answer = await serveWith(served, () => answerAt(url));
          if (answer.kind === 'page') {
            expect([url.href, answer.page.status ?? 200]).toEqual([url.href, 200]);
            expect(pageParts(answer.page, url).main.text).toContain('<');
          } else {
            expect([url.href, answer.kind, answer.kind === 'text' && answer.status]).toEqual([url.href, 'text', 200]);
          }
        }
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
});
