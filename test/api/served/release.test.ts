import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Parser } from 'xml2js';
import { askHttp } from '../../fixtures/ask-http.ts';
import { CLOCK, DOG } from '../../fixtures/image-folder.ts';
import { untar } from '../../fixtures/untar.ts';
import { BULK, DOG_BOXES, MARK, useRelease } from './small-release.ts';

/** The Fall 2011 release with addresses, images and boxes added: every old address that speaks of them. */

const PLAIN = 'text/plain; charset=utf-8';
const HTML = 'text/html; charset=utf-8';
/** Synsets with nothing but a count, with no image at all, and below the tree of the release: husky, entity, Paris. */
const [HUSKY, ENTITY, PARIS] = ['n02109961', 'n00001740', 'n08932568'] as const;

const release = useRelease();

const DOG_URLS =
  'http://example.org/caf%C3%A9.jpg?a=1&b=2\r\nhttp://farm1.static.flickr.com/1/2.jpg\r\nhttp://example.org/a%2Fb.jpg\r\n\n';
const DOG_MAPPING = `${DOG}_3 http://example.org/caf%C3%A9.jpg?a=1&b=2\r\n${DOG}_12 http://farm1.static.flickr.com/1/2.jpg\r\n${DOG}_100 http://example.org/a%2Fb.jpg\r\n\n`;
const NOT_READY = 'The synset is not ready yet. Please stay tuned!';
describe.each(['/api/text/', '/api/'])('text endpoints below %s', (base) => {
  it.each<readonly [string, string]>([
    [`imagenet.synset.geturls?wnid=${DOG}`, DOG_URLS],
    [`imagenet.synset.geturls?full=1&x=&wnid=${DOG}&y`, DOG_URLS],
    [`imagenet.synset.geturls?wnid=${CLOCK}`, 'http://example.org/clock%20two.jpg\r\n\n'],
    ...[HUSKY, ENTITY, PARIS, MARK].map((wnid) => [`imagenet.synset.geturls?wnid=${wnid}`, NOT_READY] as const),
    [`imagenet.synset.geturls.getmapping?wnid=${DOG}`, DOG_MAPPING],
    [`imagenet.synset.geturls.getmapping?a=b&wnid=${DOG}`, DOG_MAPPING],
    ...[HUSKY, ENTITY, PARIS].map((wnid) => [`imagenet.synset.geturls.getmapping?wnid=${wnid}`, '\n'] as const),
    ['imagenet.bbox.obtain_synset_list', `${DOG}\n${MARK}\n\n`],
  ])('answer %s', async (address, body) => {
    const reply = await release().ask(base + address);
    expect([
      reply.status,
      reply.headers['content-type'],
      reply.body.toString(),
      reply.headers['content-length'],
    ]).toEqual([200, PLAIN, body, String(Buffer.byteLength(body))]);
  });

  it('list the synsets with boxes as HTML, the wnid last in the address', async () => {
    const { status, headers, body } = await release().ask(`${base}imagenet.bbox.obtain_synset_wordlist`);
    expect([status, headers['content-type']]).toEqual([200, HTML]);
    expect(body.toString()).toBe(
      `<a href="../../api/download/imagenet.bbox.synset?wnid=${DOG}">dog, domestic dog, Canis familiaris</a><br/>\n` +
        `<a href="../../api/download/imagenet.bbox.synset?wnid=${MARK}">bell ringer, bull's eye, mark, home run</a><br/>\n`,
    );
  });

  it('count images as the release stated them', async () => {
    const lines = (await release().ask(`${base}imagenet.synset.obtain_synset_list`)).body.toString().split('\n');
    expect([lines.length, lines.slice(-3)]).toEqual([21_841 + 3, ['', '', '']]);
    expect(
      (await release().ask(`${base}imagenet.synset.obtain_synset_wordlist`)).body.toString().match(/\n/g),
    ).toHaveLength(21_841);
  });
});

it('the bulk list is sorted by wnid, then number, and comes in parts', async () => {
  for (const address of [
    '/imagenet_data/urls/imagenet_fall11_urls.txt',
    '/imagenet_data/urls/imagenet_fall11_urls.txt/?x=1',
  ]) {
    const { status, headers, body } = await release().ask(address);
    expect([status, headers['content-type'], headers['content-length'], body.toString()]).toEqual([
      200,
      PLAIN,
      String(BULK.length),
      BULK,
    ]);
    expect(headers.etag).toMatch(/^"[\w-]+"$/);
    const part = await askHttp(release().address, address, { headers: { Range: 'bytes=10-19' } });
    expect([part.status, part.headers['content-range'], part.body.toString()]).toEqual([
      206,
      `bytes 10-19/${String(BULK.length)}`,
      BULK.slice(10, 20),
    ]);
  }
});

describe('downloads', () => {
  it.each([
    `?wnid=${DOG}`,
    `?wnid=${DOG}&username=u&accesskey=k&release=latest&src=stanford`,
    `?src=x&release=fall2011&wnid=${DOG}`,
  ])('/download/synset%s is a tar of the images, with its length', async (query) => {
    const { status, headers, body } = await release().ask(`/download/synset${query}`);
    expect([status, headers['content-type'], headers['content-length']]).toEqual([
      200,
      'application/x-tar',
      String(body.length),
    ]);
    expect(body.length).toBeGreaterThan(256 * 1024);
    expect(await untar(body)).toEqual(new Map([...release().images].filter(([name]) => name.startsWith(DOG))));
  });

  it.each(['', '?wnid=', '?wnid=junk', `?wnid=${HUSKY}`, `?wnid=${CLOCK}`, '?wnid=n99999999&username=u'])(
    '/download/synset%s leads to a reason',
    async (query) => {
      const { status, headers } = await release().ask(`/download/synset${query}`);
      expect([status, headers.location]).toEqual([
        302,
        query.includes(HUSKY) || query.includes(CLOCK) ? '/download/has_no_images' : '/download/error_not_found',
      ]);
    },
  );

  it('boxes are led to by a page, as old clients read it, and come in Annotation/W of a tar.gz', async () => {
    for (const address of [
      `/api/download/imagenet.bbox.synset?wnid=${DOG}`,
      `/api/download/imagenet.bbox.synset?a=1&wnid=${DOG}&b`,
    ]) {
      const page = await release().ask(address);
      expect([page.status, page.headers['content-type'], page.headers.location]).toEqual([200, HTML, undefined]);
      expect(page.body.toString()).toContain(
        `<meta http-equiv="refresh" content="0;url=/downloads/bbox/bbox/${DOG}.tar.gz" />`,
      );
    }
    const { status, headers, body } = await release().ask(`/downloads/bbox/bbox/${DOG}.tar.gz`);
    expect([status, headers['content-type'], headers['content-length']]).toEqual([
      200,
      'application/gzip',
      String(body.length),
    ]);
    expect(await untar(gunzipSync(body))).toEqual(
      new Map([[`Annotation/${DOG}/${DOG}_3.xml`, Buffer.from(DOG_BOXES)]]),
    );
  });

  it.each([`${HUSKY}.tar.gz`, `${CLOCK}.tar.gz`, `${DOG}.tar`, DOG, 'junk', 'n99999999.tar.gz'])(
    'there are no boxes at %s',
    async (file) => {
      const { status, headers } = await release().ask(`/downloads/bbox/bbox/${file}`);
      expect([status, headers['content-type']]).toEqual([404, PLAIN]);
    },
  );
});

it('xml2js reads the boxes', async () => {
  interface Voc {
    annotation: {
      folder: string[];
      filename: string[];
      object: { name: string[]; bndbox: Record<string, string[]>[] }[];
    };
  }
  const files = await untar(gunzipSync((await release().ask(`/downloads/bbox/bbox/${MARK}.tar.gz`)).body));
  const { annotation: read } = (await new Parser().parseStringPromise(
    files.get(`Annotation/${MARK}/${MARK}_1.xml`)!,
  )) as Voc;
  expect([read.folder, read.filename, read.object.length]).toEqual([[MARK], [`${MARK}_1`], 2]);
  expect(read.object[1]).toMatchObject({
    name: [MARK],
    bndbox: [{ xmin: ['0'], ymin: ['0'], xmax: ['60'], ymax: ['40'] }],
  });
});
