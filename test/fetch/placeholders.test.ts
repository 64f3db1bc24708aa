import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isPlaceholder, readPlaceholders } from '../../scripts/pipeline/fetch/placeholders.ts';

const file = path.resolve(import.meta.dirname, '../../data/fetch/placeholders.tsv');
const table = readPlaceholders({ name: 'placeholders.tsv', bytes: await readFile(file) });

test.each<[string, number | undefined, boolean]>([
  ['http://farm1.static.flickr.com/1/2_abc.jpg', 2051, true],
  ['http://farm1.static.flickr.com/1/2_abc.jpg', 2052, false],
  ['http://farm1.static.flickr.com/1/2_abc.jpg', undefined, false],
  ['https://live.staticflickr.com/1/2_abc.jpg', 2051, true],
  ['https://notflickr.com/1.jpg', 2051, false],
  ['https://s.yimg.com/pw/images/en-us/photo_unavailable.png', 9218, true],
  ['https://s.yimg.com/pw/images/en-us/photo_unavailable_l.png', undefined, true],
  ['http://l.yimg.com/g/images/photo_unavailable.gif', undefined, true],
  ['https://s.yimg.com/pw/images/en-us/photo.png', 9218, false],
  ['https://i.imgur.com/removed.png', 503, true],
  ['https://i.imgur.com/abc.png', 503, false],
])('%s of %s bytes stands for a picture that is no longer there: %s', (url, bytes, is) =>
  expect(isPlaceholder(table, { url: new URL(url) }, bytes)).toBe(is),
);

test('a line that names nothing to compare is refused', () => {
  const bytes = Buffer.from('host\tpath\tbytes\tnote\nexample.org\t\t\tany\n');
  expect(() => readPlaceholders({ name: 'placeholders.tsv', bytes })).toThrow(/line 2|:2/);
});
