import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { type Asked, askHttp, type Reply } from '../../fixtures/ask-http.ts';
import { type CroissantDocument, croissantFaults } from '../../fixtures/croissant-faults.ts';
import { gitBlob } from '../../fixtures/git-blob.ts';

/** Asks the served site. */
function ask(path: string, asked?: Asked): Promise<Reply> {
  return askHttp(inject('address'), path, asked);
}

const PLAIN = 'text/plain; charset=utf-8';
const HTML = 'text/html; charset=utf-8';

describe.each(['/api/text/', '/api/'])('text endpoints below %s', (base) => {
  it.each([
    ['imagenet.synset.geturls', 'Invalid url!'],
    ['imagenet.synset.geturls?wnid=', 'Invalid url!'],
    ['imagenet.synset.geturls?wnid=n123', 'Invalid url!'],
    ['imagenet.synset.geturls?wnid=%22%27%3C%00%ff', 'Invalid url!'],
    ['imagenet.synset.geturls?wnid=n99999999&x=', 'Invalid url!'],
    ['imagenet.synset.geturls.getmapping?wnid', 'Invalid url!'],
    ['wordnet.synset.getwords?&&wnid=n00000000', 'Invalid url!'],
    ['wordnet.structure.hyponym?full=1&wnid=dog', 'Invalid url!'],
    ['wordnet.synset.getwords?wnid=n02084071', 'dog\ndomestic dog\nCanis familiaris\n'],
    ['imagenet.synset.getwords?a=1&wnid=n02084071&b', 'dog\ndomestic dog\nCanis familiaris\n'],
    // Any noun of WordNet has words, also an instance without images: Paris.
    ['wordnet.synset.getwords?wnid=n08932568', 'Paris\nCity of Light\nFrench capital\ncapital of France\n'],
    ['wordnet.structure.hyponym?wnid=n09410224', 'n09410224\r\n'],
    // Beach, with the one synset that its number in brackets counts: plage.
    ['wordnet.structure.hyponym?full=1&wnid=n09217230', 'n09217230\r\n-n09393524\r\n'],
    ['imagenet.check_latest_version.php', 'fall2011'],
    ['imagenet.check_latest_version', 'fall2011'],
    ['imagenet.check_latest_version?dataset=emoji', 'emoji'],
    ['imagenet.bbox.obtain_synset_list.php', '\n'],
    ['verification.user_accesskey.php?username=u&accesskey=k', 'OK'],
    ['imagenet.bbox.obtain_synset_list', '\n'],
    ['imagenet.sbow.obtain_synset_list', '\n'],
    ['imagenet.attributes.obtain_synset_list', '\n'],
  ])('answer %s', async (address, body) => {
    const get = await ask(base + address);
    expect(get.body.toString()).toBe(body);
    expect(get.status).toBe(200);
    expect(get.headers['content-type']).toBe(PLAIN);
    expect(get.headers['content-encoding']).toBeUndefined();
    expect(get.headers['content-length']).toBe(String(get.body.length));
    const head = await ask(base + address, { method: 'HEAD' });
    expect([head.status, head.headers['content-type'], head.headers['content-length'], head.body.length]).toEqual([
      200,
      PLAIN,
      get.headers['content-length'],
      0,
    ]);
  });

  it('list every synset with images, LF after each, and two blank lines', async () => {
    const { body, headers } = await ask(`${base}imagenet.synset.obtain_synset_list`);
    const lines = body.toString().split('\n');
    expect(lines.slice(-3)).toEqual(['', '', '']);
    expect(lines.slice(0, -3)).toHaveLength(21_841);
    expect(lines.slice(0, -3).every((line) => /^n\d{8}$/.test(line))).toBe(true);
    expect(gitBlob(body)).toBe('bed52536282a51b32dd3e000dd409466bac887f1');
    expect(headers['content-type']).toBe(PLAIN);
  });

  it('list them with words as HTML, which old scripts read by a pattern', async () => {
    const { body, headers } = await ask(`${base}imagenet.synset.obtain_synset_wordlist`);
    const found = [...body.toString().matchAll(/wnid=(n\d{8})">(.*?)<\/a>/g)];
    expect(found).toHaveLength(21_841);
    expect(found.map(([, wnid, words]) => [wnid, words])).toContainEqual([
      'n02084071',
      'dog, domestic dog, Canis familiaris',
    ]);
    expect(body.toString().split('\n')[0]).toBe(
      '<a href="../../api/download/imagenet.bbox.synset?wnid=n02119789">kit fox, Vulpes macrotis</a><br/>',
    );
    expect(headers['content-type']).toBe(HTML);
  });
});

it('geturls asks to be patient for a synset without addresses, getmapping answers a single LF', async () => {
  // Entity has no images in any release.
  expect((await ask('/api/text/imagenet.synset.geturls?wnid=n00001740')).body.toString()).toBe(
    'The synset is not ready yet. Please stay tuned!',
  );
  expect((await ask('/api/text/imagenet.synset.geturls.getmapping?wnid=n00001740')).body.toString()).toBe('\n');
});

it('hyponym with full=1 gives as many as stand in brackets', async () => {
  for (const [wnid, below] of [
    ['n00017222', 4486],
    ['n09287968', 175],
    ['n00007846', 6978],
  ] as const) {
    const lines = (await ask(`/api/text/wordnet.structure.hyponym?wnid=${wnid}&full=1`)).body.toString().split('\r\n');
    expect(lines.pop()).toBe('');
    expect(lines.shift()).toBe(wnid);
    expect(lines).toHaveLength(below);
    expect(new Set(lines).size).toBe(below);
    expect(lines.every((line) => /^-n\d{8}$/.test(line))).toBe(true);
  }
});

it('a long answer tells its length, too', async () => {
  const address = '/api/text/wordnet.structure.hyponym?wnid=n00001740&full=1';
  const get = await ask(address);
  // Every noun but the instances and what is below them alone, entity itself without a dash.
  const lines = get.body.toString().split('\r\n');
  expect([lines[0], lines.length - 1]).toEqual(['n00001740', 74_374]);
  expect(get.headers['content-length']).toBe(String(get.body.length));
  expect((await ask(address, { method: 'HEAD' })).headers['content-length']).toBe(String(get.body.length));
});

it.each([
  '/api/text/imagenet.synset.geturls/?wnid=n02084071',
  '/api/imagenet.check_latest_version.php/',
  '/archive/words.txt/',
  '/api/xml/ReleaseStatus.xml/',
  '/data/gloss.txt/',
  '/api/download/imagenet.bbox.synset/?wnid=n02084071',
  '/downloads/bbox/bbox/n02084071.tar.gz/',
])('%s answers where it stands, without a redirect', async (address) => {
  const [there, plain] = [
    await ask(address, { method: 'HEAD' }),
    await ask(address.replace(/\/(?=\?|$)/, ''), { method: 'HEAD' }),
  ];
  expect([
    there.status,
    there.headers.location,
    there.headers['content-type'],
    there.headers['content-length'],
  ]).toEqual([plain.status, undefined, plain.headers['content-type'], plain.headers['content-length']]);
});

describe('whole files', () => {
  const FILES = [
    ['/archive/words.txt', 2_655_750, PLAIN],
    ['/data/words.txt', 2_655_750, PLAIN],
    ['/archive/gloss.txt', 7_079_529, PLAIN],
    ['/data/gloss.txt', 7_079_529, PLAIN],
    ['/archive/wordnet.is_a.txt', 1_517_000, PLAIN],
    ['/data/wordnet.is_a.txt', 1_517_000, PLAIN],
    ['/api/text/imagenet.synset.obtain_synset_list', 21_841 * 10 + 2, PLAIN],
    ['/api/imagenet.synset.obtain_synset_list', 21_841 * 10 + 2, PLAIN],
    ['/api/text/imagenet.synset.obtain_synset_wordlist', undefined, HTML],
    ['/api/xml/ReleaseStatus.xml', undefined, 'text/xml; charset=utf-8'],
    ['/api/xml/structure_released.xml', undefined, 'text/xml; charset=utf-8'],
  ] as const;

  it.each([
    ['/archive/words.txt', 'a2403d121c447293ce23537495a2b94cd822eef6'],
    ['/data/gloss.txt', '1633a9030bfd06f22a0211bd6d76350bba0d1633'],
    ['/archive/wordnet.is_a.txt', '82ceff950c7144985e9e03f5f3e95b27ad7cbf2b'],
    ['/api/imagenet.synset.obtain_synset_list.php', 'bed52536282a51b32dd3e000dd409466bac887f1'],
  ])('%s is ImageNet’s own', async (address, blob) => {
    expect(gitBlob((await ask(address)).body)).toBe(blob);
  });

  it.each(FILES)('%s tells its length, a tag and that it comes in parts', async (address, length, type) => {
    const get = await ask(address);
    expect(get.status).toBe(200);
    if (length !== undefined) expect(get.body.length).toBe(length);
    expect(get.headers).toMatchObject({
      'content-type': type,
      'content-length': String(get.body.length),
      'accept-ranges': 'bytes',
    });
    expect(get.headers['content-encoding']).toBeUndefined();
    expect(get.headers.etag).toMatch(/^"[\w-]+"$/);
    const head = await ask(address, { method: 'HEAD' });
    expect([head.status, head.headers['content-length'], head.headers.etag, head.body.length]).toEqual([
      200,
      get.headers['content-length'],
      get.headers.etag,
      0,
    ]);
    expect((await ask(address, { headers: { 'If-None-Match': get.headers.etag! } })).status).toBe(304);
  });

  it.each(FILES)('%s comes in parts', async (address) => {
    const whole = await ask(address);
    const size = whole.body.length;
    for (const [range, from, to] of [
      ['0-0', 0, 1],
      ['100-299', 100, 300],
      [`${String(size - 5)}-`, size - 5, size],
      ['-7', size - 7, size],
      [`10-${String(size + 9)}`, 10, size],
    ] as const) {
      const part = await ask(address, { headers: { Range: `bytes=${range}` } });
      expect([part.status, part.headers['content-range'], part.headers['content-length']]).toEqual([
        206,
        `bytes ${String(from)}-${String(to - 1)}/${String(size)}`,
        String(to - from),
      ]);
      expect(part.body.equals(whole.body.subarray(from, to))).toBe(true);
    }
    const beyond = await ask(address, { headers: { Range: `bytes=${String(size)}-` } });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${String(size)}`]);
    const current = await ask(address, { headers: { Range: 'bytes=0-9', 'If-Range': whole.headers.etag! } });
    expect(current.status).toBe(206);
    const stale = await ask(address, { headers: { Range: 'bytes=0-9', 'If-Range': '"another"' } });
    expect([stale.status, stale.body.length]).toEqual([200, size]);
    const head = await ask(address, { method: 'HEAD', headers: { Range: 'bytes=0-9' } });
    expect([head.status, head.headers['content-length']]).toEqual([200, String(size)]);
    const several = await ask(address, { headers: { Range: 'bytes=0-9,20-29' } });
    expect([several.status, several.body.length]).toEqual([200, size]);
  });

  it.each(FILES)('%s is compressed for those who ask, its length and a tag of its own told', async (address) => {
    const plain = await ask(address);
    for (const encoding of ['gzip', 'br'] as const) {
      const headers = { 'Accept-Encoding': encoding };
      const packed = await ask(address, { headers });
      expect([packed.headers['content-encoding'], packed.headers['content-length']]).toEqual([
        encoding,
        String(packed.body.length),
      ]);
      expect((encoding === 'br' ? brotliDecompressSync : gunzipSync)(packed.body).equals(plain.body)).toBe(true);
      expect(packed.headers.etag).toMatch(/^"[\w-]+"$/);
      expect(packed.headers.etag).not.toBe(plain.headers.etag);
      const head = await ask(address, { method: 'HEAD', headers });
      expect([head.status, head.headers['content-length'], head.headers.etag]).toEqual([
        200,
        packed.headers['content-length'],
        packed.headers.etag,
      ]);
      expect(
        (await ask(address, { headers: { ...headers, Range: 'bytes=0-9' } })).body.equals(plain.body.subarray(0, 10)),
      ).toBe(true);
    }
    expect(
      (await ask(address, { headers: { 'Accept-Encoding': 'identity' } })).headers['content-encoding'],
    ).toBeUndefined();
  });

  it.each([
    '/archive/nothing.txt',
    '/archive/structure_released.xml',
    '/data/manifest.json',
    '/api/xml/words.txt',
    '/api/text/none',
    '/api/download/none',
  ])('there is none at %s', async (address) => {
    expect((await ask(address)).status).toBe(404);
  });
});

describe('downloads', () => {
  it('lead to boxes by a page', async () => {
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await ask('/api/download/imagenet.bbox.synset?wnid=n02084071', { method });
      expect([status, headers['content-type'], headers.location]).toEqual([200, HTML, undefined]);
    }
    const { body } = await ask('/api/download/imagenet.bbox.synset?wnid=n02084071');
    expect(body.toString()).toContain(
      '<meta http-equiv="refresh" content="0;url=/downloads/bbox/bbox/n02084071.tar.gz" />',
    );
    expect((await ask('/api/download/imagenet.bbox.synset?wnid=x')).body.toString()).toBe('Invalid url!');
  });

  it.each(['/downloads/bbox/bbox/n00001740.tar.gz', '/imagenet_data/urls/none.txt'])(
    'that are not there say so: %s',
    async (address) => {
      const { status, headers, body } = await ask(address);
      expect([status, headers['content-type']]).toEqual([404, PLAIN]);
      expect(body.toString()).toMatch(/^.{10,}\n$/);
    },
  );

  it.each([
    ['/download/synset', 'error_not_found'],
    ['/download/synset?wnid=n99999999&username=a', 'error_not_found'],
    ['/download/synset?wnid=n00001740&username=a&accesskey=b&release=latest&src=stanford', 'has_no_images'],
    ['/data/winter21_whole/n00001740.tar', 'has_no_images'],
  ])('that are not there lead to a reason: %s', async (address, reason) => {
    const { status, headers } = await ask(address);
    expect([status, headers.location]).toEqual([302, `/download/${reason}`]);
    expect((await ask(headers.location!)).status).toBe(404);
  });

  it.each([
    '/downloads/features/sbow/n02084071.sbow.mat',
    '/api/download/imagenet.sbow.synset?wnid=n02084071',
    '/api/download/imagenet.attributes.synset?wnid=n02084071',
  ])('of features say that nobody has them: %s', async (address) => {
    const { status, body } = await ask(address);
    expect([status, body.toString()]).toEqual([404, expect.stringContaining('no longer gives them out')]);
  });

  it('of addresses say how to add some', async () => {
    for (const address of ['/imagenet_data/urls/imagenet_fall11_urls.tgz', '/archive/imagenet_fall11_urls.tgz']) {
      const { status, body } = await ask(address);
      expect([status, body.toString()]).toEqual([
        404,
        expect.stringContaining('npm run data -- add fall2011 --urls fall11_urls.txt'),
      ]);
    }
  });

  it('/explore?wnid= leads to the synset’s page', async () => {
    const { status, headers } = await ask('/explore?wnid=n02084071');
    expect([status, headers.location]).toEqual([301, '/synset/n02084071']);
  });
});

describe('the page of a synset at its old address', () => {
  it('holds its number on a line of its own', async () => {
    // Kit fox is the first child in wordnet.is_a.txt.
    for (const address of ['/synset?wnid=n02119789', '/synset/?x=1&wnid=n02119789']) {
      const { status, body } = await ask(address);
      expect(status).toBe(200);
      expect(/^target_id = '(\d+)';$/m.exec(body.toString())?.[1]).toBe('1');
      expect(body.toString()).toMatch(/<link rel="canonical" href="[^"]+\/synset\/n02119789">/);
    }
  });

  it('answers 200 without one for a wnid that there is not', async () => {
    for (const wnid of ['', 'junk', 'n99999999']) {
      const { status, body } = await ask(`/synset?wnid=${wnid}`);
      expect([status, body.includes('target_id')]).toEqual([200, false]);
    }
  });
});

describe('the tree by numbers', () => {
  it('has the release at 82127, each node with its children', async () => {
    const xml = (await ask('/python/tree.py/SubtreeXML?rootid=82127')).body.toString();
    expect(xml.split('\n')[0]).toBe(
      '<synset synsetid="82127" synsetoffset="fall11" words="ImageNet 2011 Fall Release" gloss="ImageNet 2011 Fall Release." subtree_size="32327" num_children="9">',
    );
    expect([...xml.matchAll(/ synsetoffset="(\w+)"/g)].map(([, offset]) => offset)).toEqual([
      'fall11',
      '00017222',
      '09287968',
      '00019128',
      '00523513',
      '00021939',
      '12992868',
      '00007846',
      '00015388',
      'fa11misc',
    ]);
    const plant = /synsetid="(\d+)" synsetoffset="00017222".* subtree_size="4487"/.exec(xml)![1]!;
    const below = (await ask(`/python/tree.py/SubtreeXML?rootid=${plant}`)).body.toString();
    expect(below).toContain(`<synset synsetid="${plant}" synsetoffset="00017222"`);
  });

  it.each(['', '?rootid=', '?rootid=0', '?rootid=1e9', '?rootid=99999', '?rootid=-1'])(
    'has no node at %s',
    async (query) => {
      expect((await ask(`/python/tree.py/SubtreeXML${query}`)).status).toBe(404);
    },
  );
});

describe('other pages', () => {
  it('give a synset in a table', async () => {
    const { body } = await ask('/__viz/getControlDetails.php?wnid=n02084071');
    const [first, second] = [...body.toString().matchAll(/<tr>(.*)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell),
    );
    expect(first).toEqual([
      'dog, domestic dog, Canis familiaris',
      '1603 pictures',
      expect.stringMatching(/^\d\d\.\d\d%/),
    ]);
    expect(second).toEqual([expect.stringMatching(/^a member of the genus Canis /)]);
    expect((await ask('/__viz/getControlDetails.php?wnid=n99999999')).status).toBe(404);
  });

  it.each(['2012', '2014', '2017'])('list the thousand synsets of the challenge of %s', async (year) => {
    const { body } = await ask(`/challenges/LSVRC/${year}/browse-synsets`);
    const wnids = [...body.toString().matchAll(/href="[^"]*wnid=(n\d{8})"/g)].map(([, wnid]) => wnid);
    expect([wnids.length, new Set(wnids).size, wnids[0], wnids[999]]).toEqual([1000, 1000, 'n01440764', 'n15075141']);
  });

  it.each(['2009', '2010', '2011', '2018'])('do not make up those of %s', async (year) => {
    const { status, body } = await ask(`/challenges/LSVRC/${year}/browse-synsets`);
    expect(status).toBe(404);
    expect(body.toString()).toContain(year === '2010' || year === '2011' ? 'not held here' : 'no challenge');
  });

  it.each([
    ['/index', 'What ImageNet Fall 2011 holds'],
    ['/download-API', 'API'],
    ['/download-imageurls', 'API'],
  ])('%s is a page', async (address, title) => {
    const { status, body } = await ask(address);
    expect([status, body.toString()]).toEqual([200, expect.stringContaining(`<title>${title}`)]);
  });

  it('say which datasets hold addresses', async () => {
    const page = (await ask('/api')).body.toString();
    expect(page).toMatch(/<code>fall2011<\/code><\/td><td>no<\/td>/);
    expect(page).toMatch(/<code>emoji<\/code><\/td><td>yes<\/td><td>yes<\/td><td>no<\/td>/);
  });
});

describe('?dataset=', () => {
  it.each([
    ['/api/text/imagenet.synset.obtain_synset_list', 1476 * 10 + 2],
    ['/api/imagenet.synset.obtain_synset_list.php', 1476 * 10 + 2],
  ])('is obeyed by %s', async (address, length) => {
    expect((await ask(`${address}?dataset=emoji`)).body).toHaveLength(length);
  });

  it('is obeyed by the status and the structure', async () => {
    const status = (await ask('/api/xml/ReleaseStatus.xml?dataset=emoji')).body.toString();
    expect(status).toContain('<releaseData>emoji</releaseData>');
    expect(status.match(/<synset /g)).toHaveLength(1476);
    const structure = (await ask('/api/xml/structure_released.xml?dataset=emoji')).body.toString('utf8', 0, 200);
    expect(structure).toContain('<releaseData>emoji</releaseData>\n<synset wnid="n00001740"');
  });

  it('is obeyed by addresses', async () => {
    const { body } = await ask('/api/text/imagenet.synset.geturls?wnid=n02084071&dataset=emoji');
    expect(body.toString()).toMatch(/^https:\/\/\S+\r\n/);
  });

  it('is 404 for a name that there is not', async () => {
    const { status, body } = await ask('/api/text/imagenet.check_latest_version?dataset=none');
    expect([status, body.toString()]).toEqual([404, expect.stringContaining('fall2011, emoji')]);
  });
});

describe('preflight', () => {
  it('lets programs on any site read', async () => {
    for (const address of ['/api/v1/datasets', '/api/text/imagenet.synset.geturls']) {
      const { status, headers } = await ask(address, { method: 'OPTIONS' });
      expect([status, headers['access-control-allow-origin']]).toEqual([204, '*']);
      expect((await ask(address)).headers['access-control-allow-origin']).toBe('*');
    }
  });
});

it('a search that finds nothing says so in the words that scripts look for', async () => {
  expect((await ask('/search?q=zzxqv')).body.toString()).toContain('matches 0 synsets');
});

describe('the site’s own interface', () => {
  it.each(['/api/v1/openapi.json', '/api/v1/synsets/n02084071', '/api/v1/search?q=dog', '/api/v1/nothing'])(
    '%s may be read from any site',
    async (address) => {
      const { headers } = await ask(address, { headers: { Origin: 'https://elsewhere.example' } });
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
    },
  );

  it('gives lines', async () => {
    const { headers, body } = await ask('/api/v1/synsets/n02084071/subtree.jsonl');
    expect(headers['content-type']).toBe('application/jsonl; charset=utf-8');
    expect(body.toString().trim().split('\n')).toHaveLength(190);
  });

  it('is described by a page that names every route', async () => {
    const page = (await ask('/api')).body.toString();
    const { paths } = JSON.parse((await ask('/api/v1/openapi.json')).body.toString()) as {
      paths: Record<string, unknown>;
    };
    // Whole paths: one route begins another's.
    const named = new Set([...page.matchAll(/<code>(\/api\/v1\/[^<]+)<\/code>/g)].map(([, path]) => path));
    expect(Object.keys(paths).filter((path) => !named.has(path) && !named.has(`/api/v1${path}`))).toEqual([]);
  });
});

describe('exports', () => {
  it('are listed with their length, and are as long', async () => {
    for (const page of ['/exports/datasets/fall2011', '/exports/datasets/emoji', '/exports/class-lists/in1k']) {
      const { files } = JSON.parse((await ask(`${page}.json`)).body.toString()) as {
        files: { href: string; size?: { lines: number; bytes: number } }[];
      };
      expect(files.length).toBeGreaterThan(10);
      for (const { href, size } of files) {
        const { status, body, headers } = await ask(href);
        expect(status, href).toBe(200);
        expect(headers['content-length'], href).toBe(String(body.length));
        if (size !== undefined)
          expect([body.length, body.toString().split('\n').length], href).toEqual([
            size.bytes,
            size.lines + (body.at(-1) === 10 ? 1 : 0),
          ]);
      }
    }
  });

  it.each([
    '/exports/datasets/fall2011/croissant.json',
    '/exports/datasets/emoji/croissant.json',
    '/sets/in1k/croissant.json',
    '/sets/living17/croissant.json?dataset=emoji',
  ])('have a Croissant description that its reader accepts, and files as it says: %s', async (address) => {
    const { headers, body } = await ask(address);
    expect(headers['content-type']).toMatch(/^application\/ld\+json;/);
    const document = JSON.parse(body.toString()) as CroissantDocument;
    const columns = new Map<string, string[]>();
    for (const { name, contentUrl, contentSize, encodingFormat, sha256 } of document.distribution) {
      const { pathname, search } = new URL(contentUrl);
      const file = await ask(pathname + search);
      expect([`${String(file.body.length)} B`, createHash('sha256').update(file.body).digest('hex')]).toEqual([
        contentSize,
        sha256,
      ]);
      const [head = ''] = file.body.toString().split('\n', 1);
      columns.set(name, head.split(encodingFormat === 'text/csv' ? ',' : '\t'));
    }
    expect(croissantFaults(document, (file) => columns.get(file))).toEqual([]);
  });

  it('are linked from the page of datasets', async () => {
    const page = (await ask('/datasets')).body.toString();
    for (const address of ['/exports/datasets/fall2011', '/exports/class-lists/in1k', '/exports/class-lists/in21k-p'])
      expect(page).toContain(`href="${address}"`);
  });

  it.each([
    '/exports/datasets/none',
    '/exports/none/in1k',
    '/exports/datasets/fall2011/none.txt',
    '/exports/class-lists/in1k/croissant.json',
  ])('there is none at %s', async (address) => {
    expect((await ask(address)).status).toBe(404);
  });
});
