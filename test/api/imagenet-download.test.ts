import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { answerBoxes, answerBulkUrls, answerImageTar } from '../../src/api/imagenet-download.ts';
import { type ImageNetParts } from '../../src/api/imagenet-text.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import { untar } from '../fixtures/untar.ts';
import { BOXES, filed, heldFile, release } from './fake-release.ts';

const dog = miniWnid('dog');
const bare: ImageNetParts = { ...release, holdings: {} };

describe('/download/synset', () => {
  const query = new URLSearchParams({ username: 'a', accesskey: 'b', release: 'latest', src: 'stanford', wnid: dog });

  it('is a tar of the images at its top level, as long as it said', async () => {
    const response = await answerImageTar(query, release);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect(await untar(bytes)).toEqual(
      new Map([
        [`${dog}_3.JPEG`, Buffer.alloc(2500, 7)],
        [`${dog}_12.png`, Buffer.alloc(512, 9)],
      ]),
    );
  });

  it('is as long as it said for files of any length', async () => {
    for (const size of [0, 1, 511, 512, 513, 70_000]) {
      const files = filed({
        dog: [heldFile(`${dog}_1.JPEG`, new Uint8Array(size)), heldFile(`${dog}_2.JPEG`, new Uint8Array(size))],
      });
      const response = await answerImageTar(query, { ...release, holdings: { files } });
      expect((await response.arrayBuffer()).byteLength).toBe(Number(response.headers.get('content-length')));
    }
  });

  it.each([
    ['wnid=n99999999', release],
    [`wnid=${miniWnid('husky')}`, release],
    [`wnid=${dog}`, bare],
    ['', bare],
  ])('is 404 with a reason for %s', async (text, parts) => {
    const response = await answerImageTar(new URLSearchParams(text), parts);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect((await response.text()).length).toBeGreaterThan(10);
  });

  it('breaks off if a file is shorter than it was said to be', async () => {
    const short = { ...heldFile(`${dog}_1.JPEG`, new Uint8Array(100)), size: 200 };
    const response = await answerImageTar(query, { ...release, holdings: { files: filed({ dog: [short] }) } });
    await expect(response.arrayBuffer()).rejects.toThrow();
  });
});

describe('boxes', () => {
  it('come in the folder Annotation/W of a gzipped tar', async () => {
    const response = await answerBoxes(`${dog}.tar.gz`, release);
    expect(response.status).toBe(200);
    const files = await untar(gunzipSync(new Uint8Array(await response.arrayBuffer())));
    expect(files).toEqual(new Map([[`Annotation/${dog}/${dog}_3.xml`, Buffer.from(BOXES)]]));
  });

  it.each([`${dog}.tar`, dog, 'n99999999.tar.gz', `${miniWnid('husky')}.tar.gz`, 'x.tar.gz'])(
    'are not at %s',
    async (file) => {
      expect((await answerBoxes(file, release)).status).toBe(404);
    },
  );

  it('are not there where the dataset has none', async () => {
    expect((await answerBoxes(`${dog}.tar.gz`, bare)).status).toBe(404);
  });
});

describe('the list of all addresses', () => {
  it('is sorted by wnid, then number: image, tab, address, LF; and can be had in parts', async () => {
    const dogs = `${dog}_3\thttp://example.org/caf%C3%A9%20dog.jpg?a=1&b=2\n${dog}_12\thttp://farm1.static.flickr.com/1/2.jpg\n${dog}_100\thttp://example.org/a%2Fb.jpg\n`;
    const cafes = `${miniWnid('cafe')}_1\thttp://example.org/1.jpg\n`;
    expect(dog < miniWnid('cafe')).toBe(true);
    const whole = answerBulkUrls(release, new Headers());
    expect(whole.headers.get('content-length')).toBe(String(dogs.length + cafes.length));
    expect(await whole.text()).toBe(dogs + cafes);
    const part = answerBulkUrls(release, new Headers({ Range: 'bytes=10-19', 'If-Range': whole.headers.get('etag')! }));
    expect([part.status, await part.text()]).toEqual([206, (dogs + cafes).slice(10, 20)]);
  });

  it('is not there where the dataset has none', () => {
    expect(answerBulkUrls(bare, new Headers()).status).toBe(404);
  });
});
