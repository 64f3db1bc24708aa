import { gzipSync } from 'node:zlib';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBoxes, type ReadBoxes, readBoxes } from '../../scripts/pipeline/images/annotations/read-boxes.ts';
import { turnBoxes } from '../../scripts/pipeline/images/annotations/turn-boxes.ts';
import type { BoxedImage } from '../../src/domain/dataset/bounding-box.ts';
import { formatBoxes, parseBoxes } from '../../src/format/lists/box-list.ts';
import { decodeAnnotation, encodeAnnotation } from '../../src/format/imagenet/voc-annotation.ts';
import { annotation, CLOCK, DOG, put, tarOf } from '../fixtures/image-folder.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const read = async (folder: string, names: Readonly<Record<string, string>> = {}): Promise<ReadBoxes> =>
  readBoxes(await findBoxes(folder), (name) => (names[name] === undefined ? [] : [{ id: names[name] }]));

const box = fc.record({
  name: fc.oneof(
    fc.constant(DOG),
    fc.stringMatching(/^[a-z<>&"' é]{0,12}$/).map((text) => text.trim().replaceAll(/ +/g, ' ')),
  ),
  pose: fc.constantFrom('Unspecified', 'Frontal'),
  isTruncated: fc.boolean(),
  isDifficult: fc.boolean(),
  xmin: fc.nat(9),
  ymin: fc.nat(9),
  xmax: fc.integer({ min: 10, max: 99 }),
  ymax: fc.integer({ min: 10, max: 99 }),
});
const image: fc.Arbitrary<BoxedImage> = fc.record({
  id: fc.nat().map((n) => `${DOG}_${String(n + 1)}`),
  width: fc.constant(100),
  height: fc.constant(100),
  boxes: fc.array(box, { minLength: 1, maxLength: 4 }),
});

describe('an annotation', () => {
  test('is read as ImageNet wrote it, whatever else stands in it', () => {
    const text = `<?xml version="1.0"?>
<annotation verified="no">
	<folder>n02084071</folder>
	<filename>n02084071_3</filename>
	<source><database>ImageNet database</database></source>
	<size><width>500</width><height>375</height><depth>3</depth></size>
	<segmented>0</segmented>
	<object>
		<name>n02084071</name><pose>Frontal</pose><truncated>1</truncated><difficult>0</difficult>
		<bndbox><xmin>10</xmin><ymin>20</ymin><xmax>200.5</xmax><ymax>300</ymax></bndbox>
		<part><name>head</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox></part>
	</object>
</annotation>`;
    expect(decodeAnnotation(text)).toEqual({
      width: 500,
      height: 375,
      boxes: [
        {
          name: 'n02084071',
          pose: 'Frontal',
          isTruncated: true,
          isDifficult: false,
          xmin: 10,
          ymin: 20,
          xmax: 200.5,
          ymax: 300,
        },
      ],
    });
  });

  test.each([
    ['is cut short', annotation(10, 10, [[1, 1, 2, 2]]).slice(0, -30), /unclosed tag|unexpected end/],
    ['is another document', '<html></html>', /expected the element annotation, came html/],
    ['is no XML', 'boxes', /./],
    [
      'has words for numbers',
      annotation(10, 10, [[1, 1, 2, 2]]).replace('<xmax>2', '<xmax>two'),
      /expected a number in xmax, came "two"/,
    ],
    ['lacks a side', annotation(10, 10, [[1, 1, 2, 2]]).replace('<xmax>2</xmax>', ''), /expected a number in xmax/],
    [
      'speaks of entities',
      '<!DOCTYPE annotation [<!ENTITY a "aaaa">]><annotation>&a;</annotation>',
      /undefined entity/,
    ],
    ['is nested without end', `<annotation>${'<a>'.repeat(100_000)}`, /deeper/],
  ])('that %s is refused with a reason', (_, text, reason) => expect(() => decodeAnnotation(text)).toThrow(reason));

  test('comes back as it was written, and so do lines of the list', () => {
    fc.assert(
      fc.property(image, (one) => {
        const { width, height, boxes } = decodeAnnotation(encodeAnnotation(one, 'A & B'));
        expect({ id: one.id, width, height, boxes }).toEqual(one);
      }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(image, { selector: ({ id }) => id }), (images) => {
        expect(parseBoxes(new TextEncoder().encode(images.map(formatBoxes).join('')))).toEqual(images);
      }),
    );
  });
});

describe('a folder of boxes', () => {
  test('may hold files at any depth, and archives of a synset each', async () => {
    const folder = await temporaryFolder();
    await put(folder, `Annotation/${DOG}/${DOG}_3.xml`, annotation(100, 50, [[1, 2, 30, 40]]));
    await put(
      folder,
      `${CLOCK}.tar.gz`,
      gzipSync(
        await tarOf({
          [`Annotation/${CLOCK}/${CLOCK}_7.xml`]: Buffer.from(
            annotation(10, 10, [
              [0, 0, 5, 5],
              [5, 5, 10, 10],
            ]),
          ),
        }),
      ),
    );
    await put(folder, 'val/ILSVRC_val_1.xml', annotation(10, 10, [[0, 0, 5, 5]]));
    const { images, skipped } = await read(folder, { ILSVRC_val_1: `${DOG}_9` });
    expect(skipped).toEqual([]);
    expect(images.map(({ id, boxes }) => [id, boxes.length]).sort()).toEqual([
      [`${DOG}_3`, 1],
      [`${DOG}_9`, 1],
      [`${CLOCK}_7`, 2],
    ]);
  });

  test('has every file either as boxes or with a reason', async () => {
    const [folder, outside] = [await temporaryFolder(), await temporaryFolder()];
    await put(
      folder,
      `${DOG}/${DOG}_1.xml`,
      annotation(100, 50, [
        [90, 40, 200, 300],
        [5, 5, 5, 9],
        [-5, -5, 3, 3],
      ]),
    );
    await put(folder, `${DOG}/${DOG}_2.xml`, annotation(100, 50, []));
    await put(folder, `${DOG}/${DOG}_3.xml`, '');
    await put(folder, `${DOG}/${DOG}_4.xml`, 'nothing');
    await put(folder, `${DOG}/${DOG}_5.xml`, annotation(0, 0, [[1, 1, 2, 2]]));
    await put(folder, `again/${DOG}_1.xml`, annotation(100, 50, [[1, 1, 2, 2]]));
    await put(folder, 'husky.xml', annotation(100, 50, [[1, 1, 2, 2]]));
    await put(folder, 'read.me', 'boxes');
    await put(folder, `${CLOCK}.tar.gz`, gzipSync(Buffer.alloc(5000, 7)).subarray(0, 15));
    await put(outside, `${DOG}_6.xml`, annotation(100, 50, [[1, 1, 2, 2]]));
    await symlink(path.join(outside, `${DOG}_6.xml`), path.join(folder, DOG, `${DOG}_6.xml`));
    const { images, skipped } = await read(folder);
    expect(Object.fromEntries(skipped.map(({ file, fault }) => [file, fault]))).toEqual({
      [`${DOG}/${DOG}_1.xml`]: 'twice',
      [`${DOG}/${DOG}_2.xml`]: 'no-boxes',
      [`${DOG}/${DOG}_3.xml`]: 'empty',
      [`${DOG}/${DOG}_4.xml`]: 'no-annotation',
      [`${DOG}/${DOG}_5.xml`]: 'no-annotation',
      [`${DOG}/${DOG}_6.xml`]: 'link-outside',
      'husky.xml': 'no-image-of-boxes',
      'read.me': 'no-annotation',
      [`${CLOCK}.tar.gz`]: 'damaged-tar',
    });
    expect(images.map(({ id }) => id)).toEqual([`${DOG}_1`]);
  });

  test('has boxes cut at the edge of the image, and none that are empty', async () => {
    const folder = await temporaryFolder();
    await put(
      folder,
      `${DOG}_1.xml`,
      annotation(100, 50, [
        [90, 40, 200, 300],
        [5, 5, 5, 9],
        [-5, -5, 3, 3],
      ]),
    );
    const { images, skipped } = await read(folder);
    expect(skipped).toEqual([{ file: `${DOG}_1.xml`, fault: 'bad-box', detail: '1 of 3' }]);
    expect(images[0]!.boxes.map(({ xmin, ymin, xmax, ymax }) => [xmin, ymin, xmax, ymax])).toEqual([
      [90, 40, 100, 50],
      [0, 0, 3, 3],
    ]);
  });

  test('changes its digest when a file changes', async () => {
    const folder = await temporaryFolder();
    await put(folder, `${DOG}_1.xml`, annotation(100, 50, [[1, 1, 2, 2]]));
    const before = (await findBoxes(folder)).digest;
    expect((await findBoxes(folder)).digest).toBe(before);
    await put(folder, `${DOG}_1.xml`, annotation(100, 50, [[1, 1, 20, 20]]));
    expect((await findBoxes(folder)).digest).not.toBe(before);
  });
});

describe('boxes on a photograph that its camera turned', () => {
  const stored = { width: 60, height: 40 };
  const [left, top, right, bottom] = [5, 10, 20, 16];
  const one = { name: DOG, pose: 'Unspecified', isTruncated: false, isDifficult: false };
  const drawn = [{ ...one, xmin: left, ymin: top, xmax: right, ymax: bottom }];

  test.each([5, 6, 7, 8])(
    'lie where the pixels do that they were drawn around, for orientation %i',
    async (orientation) => {
      const white = { create: { width: right - left, height: bottom - top, channels: 3, background: '#fff' } } as const;
      const file = await sharp({ create: { ...stored, channels: 3, background: '#000' } })
        .composite([{ input: white, left, top }])
        .withMetadata({ orientation })
        .tiff()
        .toBuffer();
      const { data, info } = await sharp(file).autoOrient().greyscale().raw().toBuffer({ resolveWithObject: true });
      const lit = [...data.keys()].filter((at) => data[at]! > 128);
      const [xs, ys] = [lit.map((at) => at % info.width), lit.map((at) => Math.floor(at / info.width))];
      const there = {
        xmin: Math.min(...xs),
        ymin: Math.min(...ys),
        xmax: Math.max(...xs) + 1,
        ymax: Math.max(...ys) + 1,
      };
      const shown = { width: info.width, height: info.height };
      expect(turnBoxes(drawn, stored, { ...shown, orientation })).toEqual({ ...shown, boxes: [{ ...one, ...there }] });
      // Drawn on the turned photograph they are left as they are.
      expect(turnBoxes(drawn, shown, { ...shown, orientation })).toEqual({ ...shown, boxes: drawn });
    },
  );

  test.each([2, 3, 4])('are refused where nothing tells how they were drawn, for orientation %i', (orientation) =>
    expect(turnBoxes(drawn, stored, { ...stored, orientation })).toMatchObject({ fault: 'box-turned' }),
  );

  test('are refused where their size is another than that of the image, turned or not, and taken from a smaller copy', () => {
    expect(turnBoxes(drawn, { width: 50, height: 50 }, { ...stored, orientation: 1 })).toMatchObject({
      fault: 'box-size',
    });
    const half = { width: 30, height: 20 };
    expect(turnBoxes(drawn, half, { ...stored, orientation: 1 })).toEqual({ ...half, boxes: drawn });
  });
});
