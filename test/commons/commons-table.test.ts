import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commonsFile, formCommonsTable, parseCommonsPath } from '../../scripts/pipeline/commons/commons-table.ts';
import { readCommonsDumps } from '../../scripts/pipeline/commons/read-dumps.ts';
import { commonsCopy, commonsPage, commonsUrl, parseCommonsUrl } from '../../src/domain/pictures/commons-file.ts';

const nobody = () => false;
const BASE = 'https://upload.wikimedia.org/wikipedia/commons';

describe('the addresses of a file', () => {
  const copies: [string, string][] = [
    ['Dog.jpg', '330px-Dog.jpg'],
    ['Dog.svg', '330px-Dog.svg.png'],
    ['Dog.webp', '330px-Dog.webp.png'],
    ['Dog.gif', '330px-Dog.gif'],
    ['Dog.tif', 'lossy-page1-330px-Dog.tif.jpg'],
    ['Dog.TIFF', 'lossy-page1-330px-Dog.TIFF.jpg'],
    ['Dog.pdf', 'page1-330px-Dog.pdf.jpg'],
    ['Dog.djvu', 'page1-330px-Dog.djvu.jpg'],
    [`${'ß'.repeat(81)}.JPG`, '330px-thumbnail.JPG'],
  ];
  test.each(copies)('of %s have a small copy called %s', (name, copy) => {
    const file = commonsFile(name);
    expect(commonsCopy(file, 330)).toBe(`${BASE}/thumb/${file.folders}/${encodeURIComponent(file.name)}/${copy}`);
  });

  test('escape all but letters, digits and -_.~', () => {
    const file = commonsFile(`Agent William's "100%" (é!*), 1.jpg`);
    expect(file.folders).toMatch(/^[0-9a-f]\/[0-9a-f]{2}$/);
    expect(commonsUrl(file)).toBe(`${BASE}/${file.folders}/Agent_William%27s_%22100%25%22_%28%C3%A9%21%2A%29%2C_1.jpg`);
    expect(commonsPage(file)).toMatch(/^https:\/\/commons\.wikimedia\.org\/wiki\/File:Agent_William%27s_/);
  });

  test('stand in the folders of the MD5 of the name, which begins with a capital', () => {
    expect(commonsFile('dog Breeds.jpg')).toEqual(commonsFile('Dog_Breeds.jpg'));
    const digest = createHash('md5').update('Dog_Breeds.jpg').digest('hex');
    expect(commonsFile('Dog_Breeds.jpg').folders).toBe(`${digest[0]!}/${digest.slice(0, 2)}`);
  });

  test('are read from paths in which a character is escaped, if the MD5 says so', () => {
    const file = commonsFile('A;b_100%_c.jpg');
    expect(parseCommonsPath(`commons/${file.folders}/A%3Bb_100%_c.jpg`)).toEqual(file);
    expect(parseCommonsPath(`commons/${file.folders}/A;b_100%_c.jpg`)).toEqual(file);
    expect(parseCommonsPath(`commons/${file.folders}/Another.jpg`)).toBeUndefined();
  });

  test.each(['https://example.org/a.jpg', `${BASE}/d/d5/`, `${BASE}/d/d5/%E9.jpg`, `${BASE}/d/d5/a/b.jpg`])(
    'are not %s',
    (url) => expect(parseCommonsUrl(url)).toBeUndefined(),
  );
});

describe('dumps of the sources', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(path.join(tmpdir(), 'canopy-dumps-'))));
  afterAll(() => rm(folder, { recursive: true }));

  test('give a statement for each file of an item that a synset is linked to', async () => {
    const write = async (name: string, text: string): Promise<string> => {
      await writeFile(path.join(folder, name), text);
      return path.join(folder, name);
    };
    const entity = (item: string, property: string, value: string): string =>
      `<http://www.wikidata.org/entity/${item}> <http://www.wikidata.org/prop/direct/${property}> ${value} .\n`;
    const path30 = 'http://commons.wikimedia.org/wiki/Special:FilePath';
    const dumps = {
      ili30: await write('30.tab', 'i1\t02084071-n\ni2\t09287968-n\n'),
      ili31: await write('31.tab', 'i1\t02086723-n\ni3\t00000009-n\n'),
      oewn: [
        await write(
          'noun.animal.yaml',
          '02086723-n:\n  ili: i1\n  wikidata: Q144\n09311259-n:\n  ili: i2\n  wikidata:\n  - Q2\n  members:\n  - Q3\n',
        ),
      ],
      wikidata: await write(
        'wikidata.nt',
        entity('Q144', 'P8814', '"02086723-n"') +
          entity('Q9', 'P8814', '"00000009-n"') +
          entity('Q144', 'P18', `<${path30}/Dog%20Breeds.jpg>`) +
          entity('Q2', 'P242', `<${path30}/Volcano.svg>`) +
          entity('Q2', 'P18', `<${path30}/Volcano.ogv>`) +
          entity('Q77', 'P18', `<${path30}/Nobody.jpg>`) +
          'no triple at all\n',
      ),
    };
    const { statements, leftOut } = await readCommonsDumps(dumps);
    expect(statements).toEqual([
      {
        wnid: 'n02084071',
        wikidata: 'Q144',
        linkedBy: 'both',
        file: commonsFile('Dog_Breeds.jpg'),
        property: 'P18',
      },
      { wnid: 'n09287968', wikidata: 'Q2', linkedBy: 'OEWN', file: commonsFile('Volcano.svg'), property: 'P242' },
    ]);
    expect(leftOut).toEqual({ 'link to a synset that is not in 3.0': 1, 'file that is no image': 1 });
    expect(formCommonsTable(statements, nobody).text).toMatch(/\tmap\tsvg\t\n$/);
  });
});
