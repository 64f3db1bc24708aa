import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askHttp } from '../../fixtures/ask-http.ts';
import { annotation, CLOCK, DOG, put } from '../../fixtures/image-folder.ts';
import type { ServedData } from '../../fixtures/serve-data.ts';
import { serveRelease } from '../../fixtures/serve-release.ts';
import { untar } from '../../fixtures/untar.ts';

const SHARED = path.resolve(import.meta.dirname, '../../../../shared/data');
const LISTS = path.join(SHARED, 'urls');
const PHOTOS = path.join(SHARED, 'photos');
/** ImageNet's own `obtain_synset_list`: its order is the expected one. */
const ORIGINAL_ORDER = path.join(SHARED, 'archive-order', 'synset-list-order.txt');

describe.skipIf(![LISTS, PHOTOS, ORIGINAL_ORDER].every((folder) => existsSync(folder)))(
  `the release with saved lists and photographs (skipped where ${SHARED} has none)`,
  () => {
    let folder: string;
    let served: ServedData;
    /** The photograph of each synset, and its boxes as they were put there. */
    const photos = new Map<
      string,
      { readonly bytes: Buffer; readonly ending: string; readonly width: number; readonly height: number }
    >();

    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'canopy-photographs-'));
      for (const wnid of (await readdir(PHOTOS)).sort()) {
        const [name = ''] = await readdir(path.join(PHOTOS, wnid));
        const bytes = await readFile(path.join(PHOTOS, wnid, name));
        const { width, height } = await sharp(bytes).metadata();
        photos.set(wnid, { bytes, ending: path.extname(name), width, height });
        await put(
          folder,
          `${wnid}/${path.parse(name).name}.xml`,
          annotation(width, height, [[1, 2, width - 3, height - 4]], wnid),
        );
      }
      served = await serveRelease({ urls: LISTS, images: PHOTOS, boxes: folder });
    });
    afterAll(async () => {
      await served.stop();
      await rm(folder, { recursive: true });
    });

    const get = async (address: string): Promise<Buffer> => (await askHttp(served.address, address)).body;

    it('geturls answers the bytes that ImageNet answered', async () => {
      const saved = await readFile(path.join(LISTS, 'n02708093_analog_clock.geturls.txt'));
      for (const base of ['/api/text/', '/api/'])
        expect((await get(`${base}imagenet.synset.geturls?wnid=${CLOCK}`)).equals(saved)).toBe(true);
    });

    it('getmapping answers the saved addresses in their order, those with other letters percent-encoded', async () => {
      const saved = (await readFile(path.join(LISTS, 'n02084071_dog.getmapping.txt'), 'utf8'))
        .trim()
        .split('\n')
        .map((line) => line.trim().split('\t'));
      expect(saved).toHaveLength(1603);
      const expected = saved
        .map(([id, url]) => `${id!} ${url!.replaceAll(/[^\x20-\x7e]+/g, encodeURIComponent)}\r\n`)
        .join('');
      expect((await get(`/api/text/imagenet.synset.geturls.getmapping?wnid=${DOG}`)).toString()).toBe(`${expected}\n`);
      const bulk = (await get('/imagenet_data/urls/imagenet_fall11_urls.txt')).toString().split('\n');
      expect(bulk.pop()).toBe('');
      expect(bulk).toHaveLength(1603 + 1076);
      expect(bulk.slice(0, 1603)).toEqual(
        expected
          .trimEnd()
          .split('\r\n')
          .map((line) => line.replace(' ', '\t')),
      );
    });

    it('every photograph and its box come out as they were put in', async () => {
      const wnids = [...photos.keys()];
      expect(wnids.length).toBeGreaterThan(100);
      const inOrder = (await readFile(ORIGINAL_ORDER, 'utf8')).split('\n').filter((wnid) => photos.has(wnid));
      expect(inOrder).toHaveLength(wnids.length);
      expect((await get('/api/text/imagenet.bbox.obtain_synset_list')).toString()).toBe(`${inOrder.join('\n')}\n\n`);
      for (const [wnid, { bytes, ending, width, height }] of photos) {
        const images = await untar(await get(`/download/synset?wnid=${wnid}`));
        const [name = ''] = images.keys(); // its number is made from the file's name
        expect(name).toMatch(new RegExp(`^${wnid}_[1-9]\\d*\\${ending}$`));
        expect(images, wnid).toEqual(new Map([[name, bytes]]));
        const boxes = await untar(gunzipSync(await get(`/downloads/bbox/bbox/${wnid}.tar.gz`)));
        expect([...boxes.keys()]).toEqual([`Annotation/${wnid}/${path.parse(name).name}.xml`]);
        expect([...boxes.values()][0]!.toString()).toMatch(
          new RegExp(
            `<width>${String(width)}</width>\\s*<height>${String(height)}</height>[^]*<xmin>1</xmin>\\s*<ymin>2</ymin>\\s*<xmax>${String(width - 3)}</xmax>\\s*<ymax>${String(height - 4)}</ymax>`,
          ),
        );
      }
    });
  },
);
