import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { answerAllBoxes, answerBoxes, answerBulkUrls, answerImageTar } from '../../src/api/imagenet/downloads.ts';
import type { ImageNetParts } from '../../src/api/imagenet/parts.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import { untar } from '../fixtures/untar.ts';
import { BOXES, filed, heldFile, release } from './fake-release.ts';

const dog = miniWnid('dog');
const bare: ImageNetParts = { ...release, holdings: {} };

describe('/download/synset', () => {
  it('is a tar of the images at its top level, as long as it said', async () => {
    const response = await answerImageTar(dog, release);
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
      const response = await answerImageTar(dog, { ...release, holdings: { files } });
      expect((await response.arrayBuffer()).byteLength).toBe(Number(response.headers.get('content-length')));
    }
  });

  it.each([
    ['n99999999', release, '/download/error_not_found'],
    ['', bare, '/download/error_not_found'],
    [miniWnid('husky'), release, '/download/has_no_images'],
    [dog, bare, '/download/has_no_images'],
  ])('leads for %j to an address that says why', async (wnid, parts, location) => {
    const response = await answerImageTar(wnid, parts);
    expect([response.status, response.headers.get('location')]).toEqual([302, location]);
  });

  it('breaks off if a file is shorter than it was said to be', async () => {
    const short = { ...heldFile(`${dog}_1.JPEG`, new Uint8Array(100)), size: 200 };
    const response = await answerImageTar(dog, { ...release, holdings: { files: filed({ dog: [short] }) } });
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
    async (file) => expect((await answerBoxes(file, release)).status).toBe(404),
  );

  it('are not there where the dataset has none', async () =>
    expect((await answerBoxes(`${dog}.tar.gz`, bare)).status).toBe(404));
});

describe('all boxes', () => {
  it('come in a folder each', async () => {
    const response = answerAllBoxes(release);
    const cafe = miniWnid('cafe');
    expect(await untar(gunzipSync(new Uint8Array(await response.arrayBuffer())))).toEqual(
      new Map([
        [`Annotation/${dog}/${dog}_3.xml`, Buffer.from(BOXES)],
        [`Annotation/${cafe}/${cafe}_1.xml`, Buffer.from(BOXES)],
      ]),
    );
  });

  it('are not there where the dataset has none', () => expect(answerAllBoxes(bare).status).toBe(404));
});

describe('the list of all addresses', () => {
  it('is sorted by wnid, then number: image, tab, address, LF; and can be had in parts', async () => {
    const dogs = `${dog}_3\thttp://example.org/caf%C3%A9%20dog.jpg?a=1&b=2\n${dog}_12\thttp://farm1.static.flickr.com/1/2.jpg\n${dog}_100\thttp://example.org/a%2Fb.jpg\n`;
    const cafes = `${miniWnid('cafe')}_1\thttp://example.org/1.jpg\n`;
    expect(dog < miniWnid('cafe')).toBe(true);
    const whole = answerBulkUrls('imagenet_mini11_urls.txt', release, new Headers());
    expect(whole.headers.get('content-length')).toBe(String(dogs.length + cafes.length));
    expect(await whole.text()).toBe(dogs + cafes);
    const wanted = new Headers({ Range: 'bytes=10-19', 'If-Range': whole.headers.get('etag')! });
    const part = answerBulkUrls('imagenet_mini11_urls.txt', release, wanted);
    expect([part.status, await part.text()]).toEqual([206, (dogs + cafes).slice(10, 20)]);
  });

  it('comes as a gzipped tar of the text alone, with a tag', async () => {
    const tgz = answerBulkUrls('imagenet_mini11_urls.tgz', release, new Headers());
    expect([tgz.status, tgz.headers.get('content-type')]).toEqual([200, 'application/gzip']);
    expect(tgz.headers.get('etag')).toMatch(/^"[\w-]{16}"$/);
    const text = await answerBulkUrls('imagenet_mini11_urls.txt', release, new Headers()).text();
    expect(await untar(gunzipSync(new Uint8Array(await tgz.arrayBuffer())))).toEqual(
      new Map([['mini11_urls.txt', Buffer.from(text)]]),
    );
  });

  it.each(['txt', 'tgz'])('is not there as %s where the dataset has none, and says how to add one', async (ending) => {
    const absent = answerBulkUrls(`imagenet_mini11_urls.${ending}`, bare, new Headers());
    expect([absent.status, await absent.text()]).toEqual([
      404,
      'Mini as held here has no addresses of images. To add a list: npm run data -- add mini --urls mini11_urls.txt\n',
    ]);
  });

  it.each(['imagenet_fall11_urls.txt', 'imagenet_mini11_urls.zip', ''])('is not there by the name %j', (name) =>
    expect(answerBulkUrls(name, release, new Headers()).status).toBe(404),
  );
});

it.each([
  ['map_clsloc.txt', 'There is no list of that name.'],
  ['imagenet21k_goog_to_12k_indices.txt', 'There is no list of that name.'],
  ['imagenet_2012_validation_synset_labels.txt', 'npm run data -- add'],
  ['other.txt', 'There is no list of that name.'],
])('%s is not held, and the answer says what is instead', async (file, sentence) => {
  const response = answerBulkUrls(file, release, new Headers());
  expect([response.status, (await response.text()).includes(sentence)]).toEqual([404, true]);
});
