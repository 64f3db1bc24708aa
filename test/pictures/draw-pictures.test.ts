import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { drawThumbnail, drawView } from '../../scripts/pipeline/draw-pictures.ts';
import { chooseMontage } from '../../scripts/pipeline/choose-montage.ts';
import { progressLine } from '../../scripts/pipeline/show-pictures.ts';
import { nodeIndex } from '../../src/domain/node-index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const half = bytes('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path fill="#f00" d="M0 0h10v10H0z"/></svg>');

describe('a thumbnail', () => {
  test('fits into 256 pixels, on white, and knows its mean colour', async () => {
    const drawn = await drawThumbnail(half);
    expect(drawn).toMatchObject({ state: 'webp', width: 256, height: 128 });
    const { data, info } = await sharp(drawn.bytes).raw().toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number): number[] => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)];
    expect(pixel(200, 60).every((value) => value > 250)).toBe(true);
    expect(pixel(60, 60)[0]).toBeGreaterThan(240);
    expect(pixel(60, 60)[1]).toBeLessThan(20);
    // Half red, half white: green and blue are at the middle.
    const [red, green] = [drawn.colour.slice(1, 3), drawn.colour.slice(3, 5)].map((digits) => Number.parseInt(digits, 16));
    expect(red).toBe(255);
    expect(Math.abs(green! - 128)).toBeLessThanOrEqual(3);
  });

  test.each([
    ['nothing', bytes('')],
    ['text', bytes('no picture at all')],
    ['a drawing cut short', half.subarray(0, 60)],
    ['a drawing of more pixels than any screen', bytes('<svg xmlns="http://www.w3.org/2000/svg" width="200000" height="200000"/>')],
  ])('of %s fails with a reason and throws nothing', async (_, original) => {
    const drawn = await drawThumbnail(original);
    expect(drawn.state).toBe('failed');
    expect(new TextDecoder().decode(drawn.bytes)).toMatch(/\w{3}/);
  });
});

test('a drawing is shown large as it is, and what is none is not', () => {
  expect(drawView(half)).toMatchObject({ state: 'svg', bytes: half });
  expect(drawView(bytes('<html>'))).toMatchObject({ state: 'failed' });
});

describe('a montage', () => {
  const nodes = (count: number): ReturnType<typeof nodeIndex>[] => Array.from({ length: count }, (_, i) => nodeIndex(i));

  test.each([[0, 0], [1, 1], [3, 1], [4, 4], [8, 4], [9, 9], [24, 16], [25, 25], [900, 25]])('of %i pictures shows %i', (pictures, shown) => {
    expect(chooseMontage(nodes(pictures), () => 1)).toHaveLength(shown);
  });

  test('takes each synset before it takes a second picture of any', () => {
    const chosen = chooseMontage(nodes(3), () => 4);
    expect(chosen).toHaveLength(9);
    expect(new Set(chosen.map(({ node, place }) => `${String(node)} ${String(place)}`)).size).toBe(9);
    expect(chosen.slice(0, 3).map(({ place }) => place)).toEqual([0, 0, 0]);
  });

  test('is spread over all synsets', () => {
    expect(chooseMontage(nodes(100), () => 1).map(({ node }) => Number(node))).toEqual(Array.from({ length: 25 }, (_, i) => 4 * i));
  });
});

test('progress tells how far, how fast, and how long yet, of what this run makes', () => {
  expect(progressLine({ dataset: 'pets', done: 4200, all: 10_000, made: 2900 }, 10_000)).toBe('pets: 4,200 of 10,000 files, 290 a second, 20 s left');
  expect(progressLine({ dataset: 'pets', done: 10, all: 20, made: 0 }, 500)).toBe('pets: 10 of 20 files');
});
