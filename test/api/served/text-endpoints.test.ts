import { describe, expect, it } from 'vitest';
import { askSite as ask } from '../../fixtures/ask-http.ts';
import { gitBlob } from '../../fixtures/git-blob.ts';

const PLAIN = 'text/plain; charset=utf-8';
const HTML = 'text/html; charset=utf-8';

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
  '?wnid=n02084071x',
  '?wnid=%20n02084071',
  '?wnid=n02084071%0A',
  '?wnid=N02084071',
  '?WNID=n02084071',
  '?wnid=%',
  '?wnid=%00%ff',
  '?wnid=../../etc/passwd',
  '?full=1&wnid=fall11',
  '?wnid=%22%27%3C%00%ff',
  '?wnid=n99999999&x=',
  '?&&wnid=n00000000',
];

describe.each(['/api/text/', '/api/'])('text endpoints below %s', (base) => {
  it.each([
    ['wordnet.synset.getwords?wnid=n02084071', 'dog\ndomestic dog\nCanis familiaris\n'],
    ['imagenet.synset.getwords?a=1&wnid=n02084071&b', 'dog\ndomestic dog\nCanis familiaris\n'],
    // Any noun of WordNet has words, also an instance without images: Paris.
    ['wordnet.synset.getwords?wnid=n08932568', 'Paris\nCity of Light\nFrench capital\ncapital of France\n'],
    ['imagenet.synset.getwords?x&wnid=n00064789', "bell ringer\nbull's eye\nmark\nhome run\n"],
    ['wordnet.structure.hyponym?wnid=n09410224', 'n09410224\r\n'],
    ['wordnet.structure.hyponym?full=1&wnid=n08932568', 'n08932568\r\n'],
    ['wordnet.structure.hyponym?wnid=n09217230', 'n09217230\r\n-n09393524\r\n'],
    ['wordnet.structure.hyponym?full=0&wnid=n09217230', 'n09217230\r\n-n09393524\r\n'],
    // Beach, with the one synset that its number in brackets counts: plage.
    ['wordnet.structure.hyponym?full=1&wnid=n09217230', 'n09217230\r\n-n09393524\r\n'],
    ['imagenet.check_latest_version.php', 'fall2011'],
    ['imagenet.check_latest_version.php?x=1', 'fall2011'],
    ['imagenet.check_latest_version', 'fall2011'],
    ['imagenet.check_latest_version?dataset=emoji', 'emoji'],
    ['imagenet.bbox.obtain_synset_list.php', '\n'],
    ['verification.user_accesskey.php?username=u&accesskey=k', 'OK'],
    ['imagenet.bbox.obtain_synset_list', '\n'],
    ['imagenet.sbow.obtain_synset_list', '\n'],
    ['imagenet.attributes.obtain_synset_list', '\n'],
  ])('answer %s', async (address, body) => {
    const length = String(Buffer.byteLength(body));
    for (const [method, sent] of [
      ['GET', body],
      ['HEAD', ''],
    ] as const) {
      const reply = await ask(base + address, { method });
      expect([reply.status, reply.body.toString()]).toEqual([200, sent]);
      expect(reply.headers).toMatchObject({ 'content-type': PLAIN, 'content-length': length });
      expect(reply.headers['content-encoding']).toBeUndefined();
    }
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

  it.each(['sbow', 'attributes'])('list no synset with %s as HTML', async (kind) => {
    const { status, headers, body } = await ask(`${base}imagenet.${kind}.obtain_synset_wordlist`);
    expect([status, headers['content-type'], body.length]).toEqual([200, HTML, 0]);
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

it.each(JUNK)('the way to the boxes of %j is an "Invalid url!"', async (query) => {
  const { status, body } = await ask(`/api/download/imagenet.bbox.synset${query}`);
  expect([status, body.toString()]).toEqual([200, 'Invalid url!']);
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

it('a long answer states its length, too', async () => {
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
])('%s answers at its own address, without a redirect', async (address) => {
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

describe('?dataset=', () => {
  it.each([
    ['/api/text/imagenet.synset.obtain_synset_list', 1476 * 10 + 2],
    ['/api/imagenet.synset.obtain_synset_list.php', 1476 * 10 + 2],
  ])('is obeyed by %s', async (address, length) =>
    expect((await ask(`${address}?dataset=emoji`)).body).toHaveLength(length),
  );

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

describe('preflight', () =>
  it('lets programs on any site read', async () => {
    for (const address of ['/api/v1/datasets', '/api/text/imagenet.synset.geturls']) {
      const { status, headers } = await ask(address, { method: 'OPTIONS' });
      expect([status, headers['access-control-allow-origin']]).toEqual([204, '*']);
      expect((await ask(address)).headers['access-control-allow-origin']).toBe('*');
    }
  }));
