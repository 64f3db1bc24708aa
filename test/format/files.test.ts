import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classListFile, datasetFile, languageFile } from '../../src/format/catalogue-files.ts';
import { copyBytes, viewOf } from '../../src/format/copy-bytes.ts';
import { listFile, listHead, urlsSchema } from '../../src/format/lists/image-list.ts';
import { packFile, packFolder, surveyFolder } from '../../src/format/pictures/picture-files.ts';
import { formatPicture, parsePictures, pictureHead, wnidOfImage } from '../../src/format/pictures/picture-list.ts';
import { sitemap, sitemapIndex } from '../../src/format/sitemap.ts';

test.each([
  [datasetFile('mini', 'urls.json'), 'datasets/mini/urls.json'],
  [classListFile('in1k'), 'class-lists/in1k.json'],
  [languageFile('de'), 'languages/de.columns'],
  [listFile('mini', '0123', 'tsv'), 'lists/mini/0123.tsv'],
  [datasetFile('mini', 'extract-living.columns'), 'datasets/mini/extract-living.columns'],
  [packFolder('mini'), 'pictures/mini'],
  [surveyFolder('mini'), 'surveys/mini'],
  [packFile('0123', 'tile', 7), '0123/tile-0007.pack'],
])('a file stands at %s', (path, expected) => {
  expect(path).toBe(expected);
});

test('a description of addresses has its fields filled in', () => {
  const given = { list: '0123456789ab', columns: [], images: 1, bytes: 2, lines: 3, leftOut: { scheme: 2 } };
  expect(urlsSchema.parse(given)).toMatchObject({
    ...given,
    hosts: [],
    illustrates: false,
    sensitive: [],
    extracts: [],
  });
  for (const changes of [{ list: 'x' }, { images: -1 }, { leftOut: { other: 1 } }, { extracts: ['A'] }])
    expect(urlsSchema.safeParse({ ...given, ...changes }).success).toBe(false);
});

test('a sitemap lists addresses, escaped', () => {
  const xml = (root: string, inner: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${inner}\n</${root}>\n`;
  expect(sitemap(['https://x/a?b&c', 'https://x/d'])).toBe(
    xml('urlset', '<url><loc>https://x/a?b&amp;c</loc></url>\n<url><loc>https://x/d</loc></url>'),
  );
  expect(sitemapIndex(['https://x/1.xml'])).toBe(xml('sitemapindex', '<sitemap><loc>https://x/1.xml</loc></sitemap>'));
});

test('bytes are copied to any place, and none beside it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(9), fc.nat(9), fc.nat(5), (bytes, start, at, cut) => {
      const end = Math.max(start, bytes.length - cut);
      fc.pre(end <= bytes.length);
      const to = new Uint8Array(64).fill(7);
      copyBytes(viewOf(bytes), start, end, viewOf(to.subarray(3)), at);
      const expected = new Uint8Array(64).fill(7);
      expected.set(bytes.subarray(start, end), at + 3);
      expect(to).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

const PICTURE = { id: 'n1_2', url: 'u', title: 't', author: 'a', licence: 'l', source: 's', file: 'f' };
const ORIGINAL = { start: 1, bytes: 2, width: 3, height: 4, sha256: 'ab' };
const CREDIT = { page: 'p', authorUrl: undefined, licenceUrl: 'q' };

test.each([
  [PICTURE, 'n1_2\tu\tt\ta\tl\ts\tf\n'],
  [{ ...PICTURE, original: ORIGINAL }, 'n1_2\tu\tt\ta\tl\ts\tf\t1\t2\t3\t4\tab\n'],
  [{ ...PICTURE, original: ORIGINAL, credit: CREDIT }, 'n1_2\tu\tt\ta\tl\ts\tf\t1\t2\t3\t4\tab\tp\t\tq\n'],
])('the line of %j', (picture, line) => {
  expect(formatPicture(picture)).toBe(line);
  expect(parsePictures(new TextEncoder().encode(line + line))).toEqual([picture, picture]);
});

test('the table of pictures has a head, and no field with a tab or a line end', () => {
  const own = 'image_id\turl\ttitle\tauthor\tlicence\tsource\tfile';
  expect(listHead(['x'])).toBe('image_id\turl\tx\n');
  expect(pictureHead(false)).toBe(`${own}\n`);
  expect(pictureHead(true)).toBe(`${own}\tstart\tbytes\twidth\theight\tsha256\n`);
  expect(pictureHead(true, true)).toBe(`${own}\tstart\tbytes\twidth\theight\tsha256\tpage\tauthor_url\tlicence_url\n`);
  for (const bad of ['a\tb', 'a\r', '\nb'])
    expect(() => formatPicture({ ...PICTURE, author: bad })).toThrow(
      `n1_2: expected fields without tabs and line ends, came ${JSON.stringify(bad)}`,
    );
  expect(wnidOfImage('n02084071_12')).toBe('n02084071');
});
