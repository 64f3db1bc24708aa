import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type Outlines, readOutlines } from '../../src/format/outlines.ts';

let outlines: Outlines;

const { resolve } = createRequire(import.meta.url);
async function cut(name: string): Promise<ArrayBuffer> {
  const file = await readFile(resolve(`@fontsource/source-sans-3/files/source-sans-3-latin-${name}-normal.woff`));
  return new Uint8Array(file).buffer;
}

beforeAll(async () => {
  outlines = readOutlines(await cut('400'), await cut('600'));
});

test('a text is as wide as its letters together, in proportion to its size, and wider in bold', () => {
  const width = outlines.width('dog', 20, 400);
  expect(width).toBeGreaterThan(25);
  expect(width).toBeLessThan(40);
  expect(outlines.width('dog', 40, 400)).toBeCloseTo(2 * width);
  expect(outlines.width('dogdog', 20, 400)).toBeCloseTo(2 * width);
  expect(outlines.width('dog', 20, 600)).toBeGreaterThan(width);
  expect(outlines.width('', 20, 400)).toBe(0);
});

test('a path begins at its place, and has no curve for a blank or a letter that the font lacks', () => {
  const [, x, y] = /^M([\d.]+) ([\d.]+)/.exec(outlines.path('l', 100, 50, 20, 400)) ?? [];
  expect(Number(x)).toBeGreaterThan(100);
  expect(Number(x)).toBeLessThan(110);
  expect(Number(y)).toBeLessThanOrEqual(51);
  expect(outlines.path(' ', 0, 0, 20, 400)).toBe('');
  expect(outlines.path('\u{4e2d}', 0, 0, 20, 400)).toBe('');
});

test('every path is one that readers of SVG accept, wherever it stands', () => {
  const commands = /^(?:[MLQC]-?\d+(?:\.\d)?(?: -?\d+(?:\.\d)?)*|Z)*$/;
  fc.assert(
    fc.property(
      fc.string({ maxLength: 12 }),
      fc.double({ min: -50, max: 1200, noNaN: true }),
      fc.double({ min: 0, max: 700, noNaN: true }),
      fc.double({ min: 8, max: 80, noNaN: true }),
      (text, x, y, size) => commands.test(outlines.path(text, x, y, size, 600)),
    ),
    { numRuns: 500 },
  );
});

test('what is no font is refused', () => {
  expect(() => readOutlines(new ArrayBuffer(16), new ArrayBuffer(16))).toThrow();
});
