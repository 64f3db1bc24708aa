import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { jpegSize } from '../../scripts/pipeline/images/image-kind.ts';
import { lookAtImage } from '../../scripts/pipeline/images/look-at-image.ts';

const drawn = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#7a5', noise: { type: 'gaussian', mean: 99, sigma: 9 } },
  });
const PLAIN = await drawn(300, 257).jpeg().toBuffer();
const segment = (marker: number, body: readonly number[]): Buffer =>
  Buffer.from([0xff, marker, 0, body.length + 2, ...body]);
const START = PLAIN.subarray(0, 2);
const scan = segment(0xda, [1]);

const READ: [string, Buffer][] = [
  ['baseline', PLAIN],
  ['progressive', await drawn(1, 65_500).jpeg({ progressive: true }).toBuffer()],
  ['grey', await drawn(17, 3).greyscale().jpeg().toBuffer()],
  ['with a comment before the frame', Buffer.concat([START, segment(0xfe, [1, 2, 3]), PLAIN.subarray(2)])],
  ['with fill bytes before a marker', Buffer.concat([START, Buffer.from([0xff, 0xff]), PLAIN.subarray(2)])],
];
const LEFT: [string, Buffer][] = [
  ['EXIF, which may turn it', await drawn(30, 20).jpeg().withMetadata({ orientation: 6 }).toBuffer()],
  ['12 bits', Buffer.concat([START, segment(0xc1, [12, 0, 9, 0, 9, 1]), scan])],
  ['a lossless frame', Buffer.concat([START, segment(0xc3, [8, 0, 9, 0, 9, 1]), scan])],
  ['a height that comes later', Buffer.concat([START, segment(0xc0, [8, 0, 0, 0, 9, 1]), scan])],
  ['two frames', Buffer.concat([START, segment(0xc0, [8, 0, 9, 0, 9, 1]), PLAIN.subarray(2)])],
  ['no scan', PLAIN.subarray(0, 200)],
  ['no bytes', Buffer.alloc(0)],
  ['a length of 0', Buffer.concat([START, Buffer.from([0xff, 0xe0, 0, 0]), Buffer.alloc(50)])],
];

describe('the size of a JPEG, read from its head', () => {
  it.each(READ)('is the size that the decoder gives: %s', async (_, bytes) => {
    const { width, height } = await sharp(bytes).metadata();
    expect(jpegSize(bytes)).toEqual({ width, height });
  });

  it.each(LEFT)('is left to the decoder: %s', (_, bytes) => expect(jpegSize(bytes)).toBeUndefined());

  it('is turned as the camera was held where EXIF says so', async () => {
    const turned = await drawn(30, 20).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await lookAtImage(turned)).toMatchObject({ kind: 'jpeg', width: 20, height: 30, orientation: 6 });
  });
});
