import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { answerBulkUrls, answerImageTar } from '../../src/api/imagenet/downloads.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import { untar } from '../fixtures/untar.ts';
import { filed, heldFile, release } from './fake-release.ts';

const dog = miniWnid('dog');

describe('/download/synset', () => {
  it('is as long as it said for files of any length', async () => {
    for (const size of [0, 1, 511, 512, 513, 70_000]) {
      const files = filed({
        dog: [heldFile(`${dog}_1.JPEG`, new Uint8Array(size)), heldFile(`${dog}_2.JPEG`, new Uint8Array(size))],
      });
      const response = await answerImageTar(dog, { ...release, holdings: { files } });
      expect((await response.arrayBuffer()).byteLength).toBe(Number(response.headers.get('content-length')));
    }
  });

  it('breaks off if a file is shorter than it was said to be', async () => {
    const short = { ...heldFile(`${dog}_1.JPEG`, new Uint8Array(100)), size: 200 };
    const response = await answerImageTar(dog, { ...release, holdings: { files: filed({ dog: [short] }) } });
    await expect(response.arrayBuffer()).rejects.toThrow();
  });
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
