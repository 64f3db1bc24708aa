import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readOutlines } from '../../../src/format/outlines.ts';
import { drawnNotes, estimateWidth, fitName, labelTile, type LabelledTile } from '../../../src/view/treemap/label.ts';

const tenEach = (text: string): number => text.length * 10;

it.each([
  ['dog', 30, 1, ['dog']],
  ['Siberian husky', 100, 2, ['Siberian', 'husky']],
  ['wire-haired terrier', 110, 2, ['wire-haired', 'terrier']],
  ['wire-haired terrier', 105, 2, ['wire-hair…']],
  ['great white shark', 120, 2, ['great white', 'shark']],
  ['geological formation', 80, 1, ['geologi…']],
  ['invertebrate', 50, 1, []],
])('%s in %i px and %i lines', (name, room, most, lines) => expect(fitName(name, room, most, tenEach)).toEqual(lines));

it('breaks after a hyphen, which it keeps', () =>
  expect(fitName('merry-go-round', 90, 2, tenEach)).toEqual(['merry-go-', 'round']));

it('never makes a line that is too wide, nor loses a letter of a name it does not cut', () =>
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 400 }), (name, room) => {
      const widthOf = (text: string): number => estimateWidth(text, 13, 600);
      const lines = fitName(name, room, 2, widthOf);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(room);
      if (lines.length > 0 && !lines.at(-1)!.endsWith('…'))
        expect(lines.join('').replaceAll(' ', '')).toBe(name.replaceAll(' ', ''));
    }),
  ));

/** The label of a tile of the first level, `establishment`, whose letters are half as wide as high. */
function labelIn(width: number, height: number, pictures: string[]): ReturnType<typeof labelTile> {
  const tile: LabelledTile = { at: 0, depth: 1, isOpen: false, head: 0, x0: 0, y0: 0, x1: width, y1: height };
  const textWidth = (text: string, size: number): number => (text.length * size) / 2;
  const writer = { notesOf: () => [], ownCountOf: () => 0, picturesOf: () => pictures, textWidth };
  return labelTile({ nameOf: () => 'establishment', ...writer }, tile, 'treemap', false);
}

it('shows a picture alone on a tile that is too narrow for its name', () => {
  expect(labelIn(40, 60, ['a.webp'])).toMatchObject({ lines: [], pictures: [{ key: 'a.webp' }] });
  expect(labelIn(40, 60, [])).toMatchObject({ lines: [], pictures: [] });
});

it('writes a whole name in smaller letters rather than the beginning of one', () => {
  const inTile = (width: number): ReturnType<typeof labelTile> => labelIn(width, 30, []);
  expect(inTile(103)).toMatchObject({ lines: ['establishment'], size: 14 });
  expect(inTile(90)).toMatchObject({ lines: ['establishment'], size: 12 });
  expect(inTile(89)).toMatchObject({ lines: ['establishm…'], size: 14 });
});

it('takes the letters of the interface face to be as wide as they are, to a hundredth', async () => {
  const face = await readFile('node_modules/@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff');
  const outlines = readOutlines(...(Array(2).fill(new Uint8Array(face).buffer) as [ArrayBuffer, ArrayBuffer]));
  for (let code = 0x20; code < 0x7f; code++) {
    const letter = String.fromCharCode(code);
    const room = estimateWidth(letter, 100, 600) - outlines.width(letter, 100, 600);
    expect(room, letter).toBeGreaterThanOrEqual(-0.3);
    expect(room, letter).toBeLessThan(1);
  }
});

it('leaves no room in a header for a photograph that is shown on request alone', () => {
  const header: LabelledTile = { at: 0, depth: 1, isOpen: true, head: 24, x0: 0, y0: 0, x1: 300, y1: 200 };
  const withPicture = (key: string): ReturnType<typeof labelTile> =>
    labelTile(
      { nameOf: () => 'terrier', notesOf: () => [], ownCountOf: () => 0, picturesOf: () => [key], textWidth: tenEach },
      header,
      'treemap',
      false,
    );
  expect(withPicture('/pictures/emoji/tile/a.webp')).toMatchObject({ inset: 31, pictures: [{ side: 19 }] });
  expect(withPicture('https://upload.wikimedia.org/a.jpg')).toMatchObject({ inset: 7, pictures: [] });
});

it.each([
  [189, 189, ['189']],
  [1_520_153, 7_701_520, ['1,520,153 of 7,701,520 drawn', '1,520,153 drawn']],
  [21_291, 14_932, ['21,291 with instances', '14,932']],
])('writes %i drawn of %i in a subtree', (drawn, all, notes) => expect(drawnNotes(drawn, all)).toEqual(notes));
