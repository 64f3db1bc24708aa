import { describe, expect, it } from 'vitest';
import { readCountRows } from '../../scripts/pipeline/datasets/read-image-counts.ts';
import { textFile } from '../fixtures/mini-inputs.ts';

const rows = (name: string, text: string): [synset: string, images: string, line: number][] =>
  readCountRows(textFile(name, text)).map(({ synset, images, line }) => [synset, images, line]);

const LVIS = { images: [], categories: [{ id: 1, name: 'dog', synset: 'dog.n.01', image_count: 1603 }] };

describe('counts come as', () => {
  it.each([
    ['tabs', 'counts.tsv', 'n02084071\t1603\nn02121620\t7\n', 1],
    ['commas', 'counts.csv', 'n02084071,1603\nn02121620,7\n', 1],
    ['spaces, without a last line end', 'counts.txt', 'n02084071 1603\nn02121620 7', 1],
    ['the output of uniq -c', 'counts.txt', '   1603 n02084071\n      7 n02121620\n', 1],
    [
      'a table with a head and other columns',
      'counts.csv',
      'id,name,image_count\nn02084071,dog,1603\nn02121620,cat,7\n',
      2,
    ],
    [
      'a table with a byte-order mark, CRLF, comments and blank lines',
      'c.csv',
      '\uFEFFwnid,images\r\n# mine\r\n\r\nn02084071,1603\r\nn02121620,7\r\n',
      4,
    ],
    ['JSON by synset', 'counts.json', '{ "n02084071": 1603, "n02121620": "7" }', 1],
    [
      'JSON of objects',
      'counts.json',
      '[{ "wnid": "n02084071", "images": 1603 }, { "wnid": "n02121620", "images": 7, "x": 1 }]',
      1,
    ],
    [
      'JSON lines',
      'counts.jsonl',
      '{ "wnid": "n02084071", "images": 1603 }\n{ "synset": "n02121620", "image_count": 7 }\n',
      1,
    ],
  ])('%s', (_, name, text, line) =>
    expect(rows(name, text)).toEqual([
      ['n02084071', '1603', line],
      ['n02121620', '7', line + 1],
    ]),
  );

  it("LVIS's categories, alone or in a whole file", () => {
    expect(rows('lvis.json', JSON.stringify(LVIS))).toEqual([['dog.n.01', '1603', 1]]);
    expect(rows('lvis.json', JSON.stringify(LVIS.categories))).toEqual([['dog.n.01', '1603', 1]]);
  });

  it("ImageNet's XML, in which a synset that was not released has none", () => {
    const xml = `<?xml version="1.0"?>
<ReleaseStatus><releaseData>fall2011</releaseData><images>
<synset wnid="n02084071" released="1" version="fall2011" numImages="1603" />
<synset wnid="n02121620" released="0" version="fall2011" numImages="7" />
</images></ReleaseStatus>`;
    expect(rows('ReleaseStatus.xml', xml)).toEqual([
      ['n02084071', '1603', 3],
      ['n02121620', '0', 4],
    ]);
  });
});

describe('counts are refused, by line,', () => {
  it.each([
    [
      'with a line of JSON that is cut',
      'c.jsonl',
      '{ "wnid": "n02084071", "images": 1 }\n{ "wnid": \n',
      /^c\.jsonl:2: expected an object with "wnid" and "images"/,
    ],
    [
      'with a line of JSON without images',
      'c.jsonl',
      '{ "wnid": "n02084071" }\n',
      /^c\.jsonl:1: expected .*came .*n02084071/,
    ],
    [
      'with JSON of another form',
      'c.json',
      '{ "n02084071": [1] }',
      /^c\.json: expected .*came another form at n02084071/,
    ],
    [
      'with a line of fewer fields than the head',
      'c.csv',
      'wnid,name,images\nn02084071,1603\n',
      /^c\.csv:2: expected 3 fields/,
    ],
    [
      'with a synset of the XML without a number',
      'c.xml',
      '<a>\n<synset wnid="n02084071"/></a>',
      /^c\.xml:2: expected .*numImages/,
    ],
  ])('%s', (_, name, text, message) => expect(() => rows(name, text)).toThrow(message));
});
