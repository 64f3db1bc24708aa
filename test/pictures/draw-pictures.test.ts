import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { drawPicture } from '../../scripts/pipeline/pictures/draw-pictures.ts';
import { progressLine } from '../../scripts/pipeline/pictures/show-pictures.ts';
import type { DrawnFile } from '../../scripts/pipeline/pictures/read-pack.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const half = bytes(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path fill="#f00" d="M0 0h10v10H0z"/></svg>',
);

/** A photograph, so to speak: left half red, right half white. */
function photograph(width: number, height: number): Sharp {
  const left = { create: { width: width / 2, height, channels: 3, background: '#f00' } } as const;
  return sharp({ create: { width, height, channels: 3, background: '#fff' } }).composite([
    { input: left, left: 0, top: 0 },
  ]);
}

async function pixelsOf(drawn: DrawnFile): Promise<(x: number, y: number) => number[]> {
  const { data, info } = await sharp(drawn.bytes).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: drawn.width, height: drawn.height });
  return (x, y) => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)];
}

function expectHalfRed(pixel: (x: number, y: number) => number[], width: number, height: number): void {
  const middle = Math.floor(height / 2);
  const [red, green, blue] = pixel(Math.floor(width / 4), middle);
  expect(red).toBeGreaterThan(225);
  expect(Math.max(green!, blue!)).toBeLessThan(60); // CMYK has no purer red
  expect(Math.min(...pixel(Math.floor((3 * width) / 4), middle))).toBeGreaterThan(240);
}

describe('a drawing', () => {
  test('fits small into 64, 128 and 256 pixels, transparent where it is, and knows its mean colour on white', async () => {
    const { thumbnail, tile, icon } = await drawPicture(half);
    for (const [copy, side] of [
      [thumbnail, 256],
      [tile, 128],
      [icon, 64],
    ] as const) {
      expect(copy).toMatchObject({ state: 'webp', width: side, height: side / 2 });
      const { data, info } = await sharp(copy.bytes).raw().toBuffer({ resolveWithObject: true });
      const at = (x: number): number[] => [...data.subarray(x * info.channels, (x + 1) * info.channels)];
      expect(info.channels).toBe(4);
      expect(at(side / 4)[0]).toBeGreaterThan(225);
      expect([at(side / 4)[3], at((3 * side) / 4)[3]]).toEqual([255, 0]);
    }
    // Half red, half white: green and blue are at the middle.
    const [red, green] = [thumbnail.colour.slice(1, 3), thumbnail.colour.slice(3, 5)].map((digits) =>
      Number.parseInt(digits, 16),
    );
    expect(red).toBe(255);
    expect(Math.abs(green! - 128)).toBeLessThanOrEqual(3);
  });

  test('is shown large as it is', async () =>
    expect((await drawPicture(half)).view).toMatchObject({ state: 'svg', bytes: half }));
});

describe('a photograph', () => {
  const formats: [string, (image: Sharp) => Promise<Buffer>][] = [
    ['JPEG', (image) => image.jpeg().toBuffer()],
    ['progressive JPEG', (image) => image.jpeg({ progressive: true }).toBuffer()],
    ['CMYK JPEG', (image) => image.toColourspace('cmyk').jpeg().toBuffer()],
    ['PNG', (image) => image.png().toBuffer()],
    ['PNG of 16 bits', (image) => image.toColourspace('rgb16').png().toBuffer()],
    ['PNG that can be seen through', (image) => image.ensureAlpha().png().toBuffer()],
    ['WebP', (image) => image.webp().toBuffer()],
    ['AVIF', (image) => image.avif({ effort: 0 }).toBuffer()],
    ['GIF', (image) => image.gif().toBuffer()],
    ['TIFF', (image) => image.tiff().toBuffer()],
  ];

  test.each(formats)('in %s is drawn in both sizes, no larger than it is', async (_, encode) => {
    const { view, thumbnail } = await drawPicture(await encode(photograph(400, 300)));
    expect(view).toMatchObject({ state: 'webp', width: 400, height: 300 });
    expect(thumbnail).toMatchObject({ state: 'webp', width: 256, height: 192 });
    expectHalfRed(await pixelsOf(view), 400, 300);
    expectHalfRed(await pixelsOf(thumbnail), 256, 192);
  });

  test('of many pixels fits into 1,024, one of few is the same in both sizes', async () => {
    expect((await drawPicture(await photograph(3000, 2000).jpeg().toBuffer())).view).toMatchObject({
      width: 1024,
      height: 683,
    });
    const { view, thumbnail } = await drawPicture(await photograph(100, 40).png().toBuffer());
    expect(thumbnail).toEqual(view);
    expect(view).toMatchObject({ width: 100, height: 40 });
  });

  test('in grey has as much red as green and blue', async () => {
    const { thumbnail } = await drawPicture(
      await sharp(await photograph(300, 300).png().toBuffer())
        .greyscale()
        .jpeg()
        .toBuffer(),
    );
    expect(thumbnail.state).toBe('webp');
    expect(new Set(thumbnail.colour.slice(1).match(/../g)).size).toBe(1);
  });

  test('is turned as its camera was held, and keeps nothing that the camera noted', async () => {
    const { view } = await drawPicture(
      await photograph(400, 300)
        .withExif({ IFD0: { Artist: 'Somebody' } })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer(),
    );
    expect(view).toMatchObject({ width: 300, height: 400 });
    expect((await sharp(view.bytes).metadata()).exif).toBeUndefined();
  });
});

describe('what is no picture', async () => {
  const jpeg = await photograph(400, 300).jpeg().toBuffer();
  test.each([
    ['nothing', bytes('')],
    ['text', bytes('no picture at all')],
    ['a drawing cut short', half.subarray(0, 60)],
    [
      'a drawing of more pixels than any screen',
      bytes('<svg xmlns="http://www.w3.org/2000/svg" width="200000" height="200000"/>'),
    ],
    ['a photograph cut short', jpeg.subarray(0, jpeg.length / 2)],
    [
      'a photograph of more pixels than there is memory',
      await sharp({
        create: { width: 16_000, height: 16_000, channels: 3, background: '#fff' },
        limitInputPixels: false,
      })
        .png({ compressionLevel: 1 })
        .toBuffer(),
    ],
  ])('%s, fails with a reason in both sizes and throws nothing', async (_, original) => {
    const { view, thumbnail } = await drawPicture(original);
    expect([view.state, thumbnail.state]).toEqual(['failed', 'failed']);
    expect(new TextDecoder().decode(thumbnail.bytes)).toMatch(/\w{3}/);
  });
});

test('progress tells how far, how fast, and how long yet, of what this run makes', () => {
  expect(progressLine({ dataset: 'pets', done: 4200, all: 10_000, made: 2900 }, 10_000)).toBe(
    'pets: 4,200 of 10,000 files, 290 a second, 20 s left',
  );
  expect(progressLine({ dataset: 'pets', done: 10, all: 20, made: 0 }, 500)).toBe('pets: 10 of 20 files');
});
