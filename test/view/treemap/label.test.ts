import fc from 'fast-check';
import { expect, it } from 'vitest';
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
])('%s in %i px and %i lines', (name, room, most, lines) => {
  expect(fitName(name, room, most, tenEach)).toEqual(lines);
});

it('breaks after a hyphen, which it keeps', () => {
  expect(fitName('merry-go-round', 90, 2, tenEach)).toEqual(['merry-go-', 'round']);
});

it('never makes a line that is too wide, nor loses a letter of a name it does not cut', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 400 }), (name, room) => {
      const widthOf = (text: string): number => estimateWidth(text, 13);
      const lines = fitName(name, room, 2, widthOf);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(room);
      if (lines.length > 0 && !lines.at(-1)!.endsWith('…'))
        expect(lines.join('').replaceAll(' ', '')).toBe(name.replaceAll(' ', ''));
    }),
  );
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
])('writes %i drawn of %i in a subtree', (drawn, all, notes) => {
  expect(drawnNotes(drawn, all)).toEqual(notes);
});
