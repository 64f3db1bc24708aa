import { expect, test } from 'vitest';
import {
  commonsCopy,
  type CommonsFile,
  commonsKind,
  commonsPage,
  commonsUrl,
  copyClass,
  isPhotographUrl,
  parseCommonsUrl,
} from '../../../src/domain/pictures/commons-file.ts';

const BASE = 'https://upload.wikimedia.org/wikipedia/commons';
const file = (name: string): CommonsFile => ({ folders: 'd/d5', name });

test.each([
  ['Dog.jpg', 'same', '330px-Dog.jpg'],
  ['Dog.svg', 'svg', '330px-Dog.svg.png'],
  ['Dog.webp', 'webp', '330px-Dog.webp.png'],
  ['Dog.gif', 'gif', '330px-Dog.gif'],
  ['Dog.tif', 'tiff', 'lossy-page1-330px-Dog.tif.jpg'],
  ['Dog.TIFF', 'tiff', 'lossy-page1-330px-Dog.TIFF.jpg'],
  ['Dog.pdf', 'pdf', 'page1-330px-Dog.pdf.jpg'],
  ['Dog.djvu', 'djvu', 'page1-330px-Dog.djvu.jpg'],
  [`${'ß'.repeat(78)}.JPG`, 'same', `330px-${encodeURIComponent('ß'.repeat(78))}.JPG`],
  [`${'ß'.repeat(79)}.JPG`, 'same', '330px-thumbnail.JPG'],
])('copies of %s are of class %s and called %s', (name, kind, copy) => {
  expect(copyClass(name)).toBe(kind);
  expect(commonsCopy(file(name), 330)).toBe(`${BASE}/thumb/d/d5/${encodeURIComponent(name)}/${copy}`);
});

test('addresses escape all but letters, digits and -_.~, and are read back', () => {
  const odd = file(`Agent_"100%"_(é!*)_~1-2,'.jpg`);
  const escaped = 'Agent_%22100%25%22_%28%C3%A9%21%2A%29_~1-2%2C%27.jpg';
  expect(commonsUrl(odd)).toBe(`${BASE}/d/d5/${escaped}`);
  expect(commonsPage(odd)).toBe(`https://commons.wikimedia.org/wiki/File:${escaped}`);
  expect(parseCommonsUrl(commonsUrl(odd))).toEqual(odd);
});

test.each([
  'https://example.org/wikipedia/commons/d/d5/Dog.jpg',
  `${BASE}/d/d5/`,
  `${BASE}/d/d5/%E9.jpg`,
  `${BASE}/d/d5/a/b.jpg`,
  `${BASE}/d/d5/Dog.jpg?x`,
  `${BASE}/d/d5/Dog.jpg#x`,
  `${BASE}/d/d55/Dog.jpg`,
  `${BASE}/d/d/Dog.jpg`,
  `${BASE}/g/gg/Dog.jpg`,
  `${BASE}/thumb/d/d5/Dog.jpg`,
  `${BASE}x/d/d5/Dog.jpg`,
])('%s is the address of no file', (url) => {
  expect(parseCommonsUrl(url)).toBeUndefined();
});

test.each([
  ['Dog.jpg', undefined, 'photograph'],
  ['Dog.jpeg', undefined, 'photograph'],
  ['Flag_of_A.tif', undefined, 'photograph'],
  ['Map.TIFF', undefined, 'photograph'],
  ['Dog.webp', undefined, 'photograph'],
  ['Dog.svg', undefined, 'drawing'],
  ['Dog.pdf', undefined, 'document'],
  ['Dog.djvu', undefined, 'document'],
  ['Dog.jpg', 'P18', 'photograph'],
  ['Dog.jpg', 'P41', 'flag'],
  ['Dog.jpg', 'P94', 'flag'],
  ['Dog.svg', 'P242', 'map'],
  ['Dog.svg', 'P1943', 'map'],
  ['Dog.svg', 'P15', 'map'],
  ['Dog.svg', 'P117', 'structure'],
  ['Flag_of_A.svg', undefined, 'flag'],
  ['A_Flags_1.svg', undefined, 'flag'],
  ['Coat_of_arms.png', undefined, 'flag'],
  ['Flagship.svg', undefined, 'drawing'],
  ['Unflag.svg', undefined, 'drawing'],
  ['A_map.svg', undefined, 'map'],
  ['A_(Locator).svg', undefined, 'map'],
  ['A-karte-1.svg', undefined, 'map'],
  ['LocationBerlin.png', undefined, 'map'],
  ['A_highlighted.svg', undefined, 'map'],
  ['Mapping.svg', undefined, 'drawing'],
  ['Alocation.svg', undefined, 'drawing'],
  ['Benzene_2D.svg', undefined, 'structure'],
  ['Benzene-space-fill.png', undefined, 'structure'],
])('%s named by %s shows a %s', (name, property, kind) => {
  expect(commonsKind(name, property)).toBe(kind);
});

test.each([
  ['https://example.org/map.svg', true],
  [commonsUrl(file('Dog.JPG')), true],
  [commonsUrl(file('Dog.svg')), false],
])('%s is a photograph: %s', (url, is) => {
  expect(isPhotographUrl(url)).toBe(is);
});
