/**
 * Writes a list of image addresses as large as ImageNet's, made up: `node url-list.ts COUNTS FILE ORDER`.
 *
 * COUNTS is a table of wnid and images; FILE is made, in the form of `fall11_urls.txt`. ORDER is `grouped`, synset by
 * synset, or `shuffled`. The same arguments always give the same bytes: the generator has a seed.
 */

import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

const [counts = '', file = '', order = 'grouped'] = process.argv.slice(2);

/** Numbers from 0 to 2^32 - 1 by xorshift, from a seed. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

const random = generator(2011);
const pick = <T>(values: readonly T[]): T => values[random() % values.length]!;
const hex = (digits: number): string => random().toString(16).padStart(8, '0').slice(0, digits);
const WORDS = [
  'photo',
  'animals',
  'garden',
  'upload',
  'gallery',
  'trip',
  'wp-content',
  'product',
  'summer',
  'archive',
  'images',
  'blog',
];

/** An address such as those of the real list: most of Flickr, the others of all sorts, some with escapes. */
function address(): string {
  if (random() % 10 < 6)
    return `http://farm${String(1 + (random() % 5))}.static.flickr.com/${String(random() % 4000)}/${String(random() % 4e9)}_${hex(8)}${hex(2)}.jpg`;
  const host = `www.${pick(WORDS)}${String(random() % 5000)}.${pick(['com', 'org', 'net', 'de', 'co.uk'])}`;
  const name = `${pick(WORDS)}${random() % 20 === 0 ? '%20' : '-'}${hex(4)}`;
  return `http://${host}/${pick(WORDS)}/${pick(WORDS)}/${String(2000 + (random() % 11))}/${name}.${pick(['jpg', 'JPG', 'jpeg', 'gif'])}`;
}

const synsets = readFileSync(counts, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t') as [string, string]);
const handle = openSync(file, 'wx');
const PIECE = 1_048_576;
let text = '';
const put = (line: string): void => {
  text += line;
  if (text.length < PIECE) return;
  writeSync(handle, text, null, 'latin1');
  text = '';
};

if (order === 'grouped') {
  for (const [wnid, images] of synsets)
    for (let n = 1; n <= Number(images); n++) put(`${wnid}_${String(n)}\t${address()}\n`);
} else {
  // Every image once, in an order of chance (Fisher and Yates), by its number among all.
  const start = new Uint32Array(synsets.length + 1);
  synsets.forEach(([, images], i) => (start[i + 1] = start[i]! + Number(images)));
  const owner = new Uint16Array(start.at(-1)!);
  synsets.forEach((_, i) => owner.fill(i, start[i], start[i + 1]));
  const all = Uint32Array.from(owner, (_, i) => i);
  for (let i = all.length - 1; i > 0; i--) {
    const j = random() % (i + 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  for (const image of all)
    put(`${synsets[owner[image]!]![0]}_${String(image - start[owner[image]!]! + 1)}\t${address()}\n`);
}
writeSync(handle, text, null, 'latin1');
closeSync(handle);
