import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { againstVipsThumbnail } from './vips-thumbnail.ts';

const COUNT = 16;
const WIDTH = 4000;
const HEIGHT = 3000;

const folder = mkdtempSync(path.join(tmpdir(), 'canopy-large-'));
process.once('exit', () => {
  rmSync(folder, { recursive: true });
});

/** Something with as much detail as a photograph: noise of two sizes, in colour. */
async function photograph(i: number): Promise<string> {
  const file = path.join(folder, `${String(i)}.jpg`);
  const noise = (across: number, sigma: number): Promise<Buffer> =>
    sharp({
      create: {
        width: across,
        height: (across * 3) / 4,
        channels: 3,
        background: '#808080',
        noise: { type: 'gaussian', mean: 128, sigma },
      },
    })
      .resize(WIDTH, HEIGHT)
      .jpeg()
      .toBuffer();
  await sharp(await noise(40, 90))
    .composite([{ input: await noise(1000, 25), blend: 'overlay' }])
    .jpeg({ quality: 88 })
    .toFile(file);
  return file;
}

const files: string[] = [];
for (let i = 0; i < COUNT; i++) files.push(await photograph(i));

export default againstVipsThumbnail(`${String(COUNT)} photographs of 12 megapixels`, files);
