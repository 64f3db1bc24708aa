import { describe, expect, it } from 'vitest';
import { askSite as ask } from '../../fixtures/ask-http.ts';

const PLAIN = 'text/plain; charset=utf-8';

describe('downloads', () => {
  it.each(['/downloads/bbox/bbox/n00001740.tar.gz', '/Annotation/Annotation.tar.gz', '/imagenet_data/urls/none.txt'])(
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

  it('of map_clsloc.txt has the order of the development kit', async () => {
    for (const address of ['/data/map_clsloc.txt', '/archive/map_clsloc.txt']) {
      const lines = (await ask(address)).body.toString().split('\n');
      expect([lines.length, lines[1000]]).toEqual([1001, '']);
      expect(lines).toEqual(
        expect.arrayContaining([
          'n02119789 1 kit_fox',
          'n02100735 2 English_setter',
          // The classes of the first images of the validation set, as its labels number them.
          'n01751748 490 sea_snake',
          'n09193705 361 alp',
          'n02105855 171 Shetland_sheepdog',
          'n04263257 822 soup_bowl',
          'n03125729 297 cradle',
          'n03255030 1000 dumbbell',
        ]),
      );
    }
  });

  it.each(['imagenet21k_goog_to_12k_indices.txt', 'imagenet22k_to_12k_indices.txt'])(
    'of %s are the export',
    async (file) => {
      const [old, exported] = [await ask(`/data/${file}`), await ask(`/exports/class-lists/in12k/${file}`)];
      expect([old.status, old.body.toString()]).toEqual([200, exported.body.toString()]);
    },
  );

  it.each(['/explore?wnid=', '/explore?x=1&wnid=', '/explore/?wnid='])(
    '%sW leads to the page of the synset, without a step between',
    async (address) => {
      const { status, headers } = await ask(address + 'n02084071');
      expect([status, headers.location]).toEqual([301, '/synset/n02084071']);
      for (const junk of ['', 'junk', 'n99999999']) expect((await ask(address + junk)).status).toBe(404);
    },
  );
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
    async (query) => expect((await ask(`/python/tree.py/SubtreeXML${query}`)).status).toBe(404),
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

it('a search that finds nothing says so in the words that scripts look for', async () =>
  expect((await ask('/search?q=zzxqv')).body.toString()).toMatch(/No synset matches<\/span> “zzxqv”/));
