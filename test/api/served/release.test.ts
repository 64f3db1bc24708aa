import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Parser } from 'xml2js';
import { askHttp, type Reply } from '../../fixtures/ask-http.ts';
import { annotation, CLOCK, DOG, picture, put } from '../../fixtures/image-folder.ts';
import { isThere } from '../../fixtures/python.ts';
import type { ServedData } from '../../fixtures/serve-data.ts';
import { serveRelease } from '../../fixtures/serve-release.ts';
import { untar } from '../../fixtures/untar.ts';

/** The Fall 2011 release with addresses, images and boxes added: every old address that speaks of them. */

const PLAIN = 'text/plain; charset=utf-8';
const HTML = 'text/html; charset=utf-8';
/** Synsets with nothing but a count, with no image at all, and below the tree of the release: husky, entity, Paris. */
const [HUSKY, ENTITY, PARIS] = ['n02109961', 'n00001740', 'n08932568'] as const;
/** Mark, which has a lemma with an apostrophe. */
const MARK = 'n00064789';

/** Lines in no order, of two synsets, with an address that has bytes beyond ASCII. */
const LISTED = `${CLOCK}_2\thttp://example.org/clock%20two.jpg\n${DOG}_100\thttp://example.org/a%2Fb.jpg\n${DOG}_12\thttp://farm1.static.flickr.com/1/2.jpg\n${DOG}_3\thttp://example.org/café.jpg?a=1&b=2\n`;

const DOG_BOXES = `<annotation>
	<folder>${DOG}</folder>
	<filename>${DOG}_3</filename>
	<source>
		<database>ImageNet Fall 2011</database>
	</source>
	<size>
		<width>60</width>
		<height>40</height>
		<depth>3</depth>
	</size>
	<segmented>0</segmented>
	<object>
		<name>${DOG}</name>
		<pose>Unspecified</pose>
		<truncated>0</truncated>
		<difficult>0</difficult>
		<bndbox>
			<xmin>1</xmin>
			<ymin>2</ymin>
			<xmax>30</xmax>
			<ymax>40</ymax>
		</bndbox>
	</object>
</annotation>
`;

let folder: string;
let served: ServedData;
/** The images as they were put there, by the names that they have in a tar. */
const images = new Map<string, Buffer>();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'canopy-release-parts-'));
  images.set(`${DOG}_3.JPEG`, await picture('#a01020').jpeg().toBuffer());
  // Longer than what is answered whole, so that its length must be stated before.
  images.set(`${DOG}_12.png`, await picture('#1020a0', 400, 400).png({ compressionLevel: 0 }).toBuffer());
  images.set(`${MARK}_1.JPEG`, await picture('#10a020').jpeg().toBuffer());
  for (const [name, bytes] of images) await put(folder, `images/${name.slice(0, 9)}/${name}`, bytes);
  await put(folder, 'urls/a.txt', LISTED);
  await put(folder, `boxes/${DOG}/${DOG}_3.xml`, annotation(60, 40, [[1, 2, 30, 40]]));
  await put(
    folder,
    `boxes/${MARK}_1.xml`,
    annotation(
      60,
      40,
      [
        [5, 5, 20, 20],
        [0, 0, 60, 40],
      ],
      MARK,
    ),
  );
  served = await serveRelease({
    urls: path.join(folder, 'urls'),
    images: path.join(folder, 'images'),
    boxes: path.join(folder, 'boxes'),
  });
});
afterAll(async () => {
  await served.stop();
  await rm(folder, { recursive: true });
});

/** The headers that tell of the answer and not of the connection. */
function describeReply({ status, headers }: Reply): object {
  const lines = Object.entries(headers).filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name));
  return { status, lines };
}

/** Asks by GET twice, the second time from what was kept, and by HEAD, which must tell the same without a body. */
async function ask(address: string): Promise<Reply> {
  const head = await askHttp(served.address, address, { method: 'HEAD' });
  const [get, again] = [await askHttp(served.address, address), await askHttp(served.address, address)];
  expect(head.body).toHaveLength(0);
  for (const other of [head, again]) expect(describeReply(other)).toEqual(describeReply(get));
  expect(again.body.equals(get.body)).toBe(true);
  if (get.headers['content-length'] !== undefined) expect(get.headers['content-length']).toBe(String(get.body.length));
  expect(get.headers['content-encoding']).toBeUndefined();
  return get;
}

const DOG_URLS =
  'http://example.org/caf%C3%A9.jpg?a=1&b=2\r\nhttp://farm1.static.flickr.com/1/2.jpg\r\nhttp://example.org/a%2Fb.jpg\r\n\n';
const DOG_MAPPING = `${DOG}_3 http://example.org/caf%C3%A9.jpg?a=1&b=2\r\n${DOG}_12 http://farm1.static.flickr.com/1/2.jpg\r\n${DOG}_100 http://example.org/a%2Fb.jpg\r\n\n`;
const NOT_READY = 'The synset is not ready yet. Please stay tuned!';
const SYNSET_ENDPOINTS = [
  'imagenet.synset.geturls',
  'imagenet.synset.geturls.getmapping',
  'wordnet.synset.getwords',
  'imagenet.synset.getwords',
  'wordnet.structure.hyponym',
];
/** Queries without the wnid of a synset of WordNet. */
const JUNK = [
  '',
  '?',
  '?wnid',
  '?wnid=',
  '?wnid=n',
  '?wnid=dog',
  '?wnid=n99999999',
  `?wnid=${DOG}x`,
  `?wnid=%20${DOG}`,
  `?wnid=${DOG}%0A`,
  `?wnid=N${DOG.slice(1)}`,
  `?WNID=${DOG}`,
  '?wnid=%',
  '?wnid=%00%ff',
  '?wnid=../../etc/passwd',
  '?full=1&wnid=fall11',
];

describe.each(['/api/text/', '/api/'])('text endpoints below %s', (base) => {
  it.each<readonly [string, string]>([
    [`imagenet.synset.geturls?wnid=${DOG}`, DOG_URLS],
    [`imagenet.synset.geturls?full=1&x=&wnid=${DOG}&y`, DOG_URLS],
    [`imagenet.synset.geturls?wnid=${CLOCK}`, 'http://example.org/clock%20two.jpg\r\n\n'],
    ...[HUSKY, ENTITY, PARIS, MARK].map((wnid) => [`imagenet.synset.geturls?wnid=${wnid}`, NOT_READY] as const),
    [`imagenet.synset.geturls.getmapping?wnid=${DOG}`, DOG_MAPPING],
    [`imagenet.synset.geturls.getmapping?a=b&wnid=${DOG}`, DOG_MAPPING],
    ...[HUSKY, ENTITY, PARIS].map((wnid) => [`imagenet.synset.geturls.getmapping?wnid=${wnid}`, '\n'] as const),
    [`wordnet.synset.getwords?wnid=${DOG}`, 'dog\ndomestic dog\nCanis familiaris\n'],
    [`imagenet.synset.getwords?x&wnid=${MARK}`, "bell ringer\nbull's eye\nmark\nhome run\n"],
    ['wordnet.structure.hyponym?wnid=n09217230', 'n09217230\r\n-n09393524\r\n'],
    ['wordnet.structure.hyponym?full=0&wnid=n09217230', 'n09217230\r\n-n09393524\r\n'],
    [`wordnet.structure.hyponym?full=1&wnid=${PARIS}`, `${PARIS}\r\n`],
    ['imagenet.bbox.obtain_synset_list', `${DOG}\n${MARK}\n\n`],
    ['imagenet.sbow.obtain_synset_list', '\n'],
    ['imagenet.attributes.obtain_synset_list', '\n'],
    ['imagenet.check_latest_version.php', 'fall2011'],
    ['imagenet.check_latest_version.php?x=1', 'fall2011'],
  ])('answer %s', async (address, body) => {
    const reply = await ask(base + address);
    expect([
      reply.status,
      reply.headers['content-type'],
      reply.body.toString(),
      reply.headers['content-length'],
    ]).toEqual([200, PLAIN, body, String(Buffer.byteLength(body))]);
  });

  it.each(SYNSET_ENDPOINTS)('answer "Invalid url!" to %s of what is no wnid', async (name) => {
    for (const query of JUNK) {
      const reply = await ask(base + name + query);
      expect([reply.status, reply.headers['content-type'], reply.body.toString()], query).toEqual([
        200,
        PLAIN,
        'Invalid url!',
      ]);
    }
  });

  it('list the synsets with boxes as HTML, the wnid last in the address', async () => {
    const { status, headers, body } = await ask(`${base}imagenet.bbox.obtain_synset_wordlist`);
    expect([status, headers['content-type']]).toEqual([200, HTML]);
    expect(body.toString()).toBe(
      `<a href="../../api/download/imagenet.bbox.synset?wnid=${DOG}">dog, domestic dog, Canis familiaris</a><br/>\n` +
        `<a href="../../api/download/imagenet.bbox.synset?wnid=${MARK}">bell ringer, bull's eye, mark, home run</a><br/>\n`,
    );
    for (const kind of ['sbow', 'attributes']) {
      const empty = await ask(`${base}imagenet.${kind}.obtain_synset_wordlist`);
      expect([empty.status, empty.headers['content-type'], empty.body.length]).toEqual([200, HTML, 0]);
    }
  });

  it('count images as the release stated them', async () => {
    const lines = (await ask(`${base}imagenet.synset.obtain_synset_list`)).body.toString().split('\n');
    expect([lines.length, lines.slice(-3)]).toEqual([21_841 + 3, ['', '', '']]);
    expect((await ask(`${base}imagenet.synset.obtain_synset_wordlist`)).body.toString().match(/\n/g)).toHaveLength(
      21_841,
    );
  });
});

it('the bulk list is sorted by wnid, then number, and comes in parts', async () => {
  const list = `${DOG}_3\thttp://example.org/caf%C3%A9.jpg?a=1&b=2\n${DOG}_12\thttp://farm1.static.flickr.com/1/2.jpg\n${DOG}_100\thttp://example.org/a%2Fb.jpg\n${CLOCK}_2\thttp://example.org/clock%20two.jpg\n`;
  for (const address of [
    '/imagenet_data/urls/imagenet_fall11_urls.txt',
    '/imagenet_data/urls/imagenet_fall11_urls.txt/?x=1',
  ]) {
    const { status, headers, body } = await ask(address);
    expect([status, headers['content-type'], headers['content-length'], body.toString()]).toEqual([
      200,
      PLAIN,
      String(list.length),
      list,
    ]);
    expect(headers.etag).toMatch(/^"[\w-]+"$/);
    const part = await askHttp(served.address, address, { headers: { Range: 'bytes=10-19' } });
    expect([part.status, part.headers['content-range'], part.body.toString()]).toEqual([
      206,
      `bytes 10-19/${String(list.length)}`,
      list.slice(10, 20),
    ]);
  }
});

describe('downloads', () => {
  it.each([
    `?wnid=${DOG}`,
    `?wnid=${DOG}&username=u&accesskey=k&release=latest&src=stanford`,
    `?src=x&release=fall2011&wnid=${DOG}`,
  ])('/download/synset%s is a tar of the images, its length told', async (query) => {
    const { status, headers, body } = await ask(`/download/synset${query}`);
    expect([status, headers['content-type'], headers['content-length']]).toEqual([
      200,
      'application/x-tar',
      String(body.length),
    ]);
    expect(body.length).toBeGreaterThan(256 * 1024);
    expect(await untar(body)).toEqual(new Map([...images].filter(([name]) => name.startsWith(DOG))));
  });

  it.each(['', '?wnid=', '?wnid=junk', `?wnid=${HUSKY}`, `?wnid=${CLOCK}`, '?wnid=n99999999&username=u'])(
    '/download/synset%s leads to a reason',
    async (query) => {
      const { status, headers } = await ask(`/download/synset${query}`);
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
      const page = await ask(address);
      expect([page.status, page.headers['content-type'], page.headers.location]).toEqual([200, HTML, undefined]);
      expect(page.body.toString()).toContain(
        `<meta http-equiv="refresh" content="0;url=/downloads/bbox/bbox/${DOG}.tar.gz" />`,
      );
    }
    const { status, headers, body } = await ask(`/downloads/bbox/bbox/${DOG}.tar.gz`);
    expect([status, headers['content-type'], headers['content-length']]).toEqual([
      200,
      'application/gzip',
      String(body.length),
    ]);
    expect(await untar(gunzipSync(body))).toEqual(
      new Map([[`Annotation/${DOG}/${DOG}_3.xml`, Buffer.from(DOG_BOXES)]]),
    );
  });

  it.each(JUNK)('the way to the boxes of %j is an "Invalid url!"', async (query) => {
    const { status, body } = await ask(`/api/download/imagenet.bbox.synset${query}`);
    expect([status, body.toString()]).toEqual([200, 'Invalid url!']);
  });

  it.each([`${HUSKY}.tar.gz`, `${CLOCK}.tar.gz`, `${DOG}.tar`, DOG, 'junk', 'n99999999.tar.gz'])(
    'there are no boxes at %s',
    async (file) => {
      const { status, headers } = await ask(`/downloads/bbox/bbox/${file}`);
      expect([status, headers['content-type']]).toEqual([404, PLAIN]);
    },
  );

  it.each(['/explore?wnid=', '/explore?x=1&wnid=', '/explore/?wnid='])(
    '%sW leads to the page of the synset, without a step between',
    async (address) => {
      const { status, headers } = await ask(address + DOG);
      expect([status, headers.location]).toEqual([301, `/synset/${DOG}`]);
      for (const junk of ['', 'junk', 'n99999999']) expect((await ask(address + junk)).status).toBe(404);
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
  const files = await untar(gunzipSync((await ask(`/downloads/bbox/bbox/${MARK}.tar.gz`)).body));
  const { annotation: read } = (await new Parser().parseStringPromise(
    files.get(`Annotation/${MARK}/${MARK}_1.xml`)!,
  )) as Voc;
  expect([read.folder, read.filename, read.object.length]).toEqual([[MARK], [`${MARK}_1`], 2]);
  expect(read.object[1]).toMatchObject({
    name: [MARK],
    bndbox: [{ xmin: ['0'], ymin: ['0'], xmax: ['60'], ymax: ['40'] }],
  });
});

/** Runs a program in a folder of its own, while the server answers; it must succeed. */
async function run(program: string, args: readonly string[], cwd = folder): Promise<string> {
  const child = spawn(program, args, { cwd });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise<number>((resolve) => child.once('close', resolve));
  expect(status, output).toBe(0);
  return output;
}

describe.skipIf(!isThere('curl'))('curl (skipped where it is not installed)', () =>
  it.each([
    `/api/text/imagenet.synset.geturls?wnid=${DOG}`,
    `/api/imagenet.synset.geturls.getmapping?wnid=${DOG}`,
    '/api/text/imagenet.bbox.obtain_synset_wordlist',
    '/api/xml/ReleaseStatus.xml',
    '/api/xml/structure_released.xml',
    '/archive/words.txt',
    '/data/gloss.txt',
    '/imagenet_data/urls/imagenet_fall11_urls.txt',
    `/download/synset?wnid=${DOG}&src=x`,
    `/downloads/bbox/bbox/${DOG}.tar.gz`,
  ])('--head of %s tells its length', async (address) => {
    const head = await run('curl', ['--silent', '--fail', '--head', served.address + address]);
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(Number(/\r\nContent-Length: (\d+)\r\n/.exec(head)?.[1])).toBe((await ask(address)).body.length);
  }),
);

describe.skipIf(!isThere('wget'))('wget (skipped where it is not installed)', () =>
  it.each(['/api/text/', '/api/'])(
    '-r over the word list of boxes below %s fetches the boxes of every synset',
    async (base) => {
      const place = path.join(folder, `wget${base.replaceAll('/', '-')}`);
      await mkdir(place);
      await run(
        'wget',
        ['-r', '-nd', '-A', '*.tar.gz,*bbox*', `${served.address}${base}imagenet.bbox.obtain_synset_wordlist`],
        place,
      );
      const fetched = (await readdir(place)).filter((name) => name.endsWith('.tar.gz')).sort();
      expect(fetched).toEqual([`${MARK}.tar.gz`, `${DOG}.tar.gz`]);
      expect(
        (await untar(gunzipSync(await readFile(path.join(place, `${DOG}.tar.gz`)))))
          .get(`Annotation/${DOG}/${DOG}_3.xml`)!
          .toString(),
      ).toBe(DOG_BOXES);
    },
  ),
);

describe.skipIf(!isThere('python3'))('Python (skipped where it is not installed)', () =>
  it('urllib, tarfile and minidom read addresses, images, boxes and both XML files', async () => {
    const script = `
import io, sys, tarfile, urllib.request
from xml.dom import minidom
base, wnid = sys.argv[1:]
def get(address): return urllib.request.urlopen(base + address).read()
for line in get('/api/text/imagenet.synset.geturls.getmapping?wnid=' + wnid).decode().split('\\r\\n'):
    parts = line.split(' ')
    if len(parts) == 2: print(parts[0], parts[1])
print(len([u for u in get('/api/text/imagenet.synset.geturls?wnid=' + wnid).decode().splitlines() if u.startswith('http')]))
print(sorted(tarfile.open(fileobj=io.BytesIO(get('/download/synset?wnid=' + wnid))).getnames()))
boxes = tarfile.open(fileobj=io.BytesIO(get('/downloads/bbox/bbox/' + wnid + '.tar.gz')))
for name in boxes.getnames():
    box = minidom.parse(boxes.extractfile(name)).getElementsByTagName('bndbox')[0]
    print(name, [int(box.getElementsByTagName(side)[0].firstChild.data) for side in ('xmin', 'ymin', 'xmax', 'ymax')])
status = minidom.parseString(get('/api/xml/ReleaseStatus.xml'))
print({n.getAttribute('wnid'): n.getAttribute('numImages') for n in status.getElementsByTagName('synset')}[wnid])
tree = minidom.parseString(get('/api/xml/structure_released.xml'))
print(tree.getElementsByTagName('releaseData')[0].firstChild.data, len({n.getAttribute('wnid') for n in tree.getElementsByTagName('synset')}))
`;
    expect((await run('python3', ['-c', script, served.address, DOG])).split('\n')).toEqual([
      `${DOG}_3 http://example.org/caf%C3%A9.jpg?a=1&b=2`,
      `${DOG}_12 http://farm1.static.flickr.com/1/2.jpg`,
      `${DOG}_100 http://example.org/a%2Fb.jpg`,
      '3',
      `['${DOG}_12.png', '${DOG}_3.JPEG']`,
      `Annotation/${DOG}/${DOG}_3.xml [1, 2, 30, 40]`,
      '1603',
      'fall2011 32327',
      '',
    ]);
  }),
);
