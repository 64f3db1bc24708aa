import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImageNetParts } from '../../src/api/imagenet/parts.ts';
import { answerDownload, answerText } from '../../src/api/imagenet/text.ts';
import { type NodeIndex, nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { nodesOf } from '../../src/domain/taxonomy/descendants.ts';
import { hyponymWalk } from '../../src/domain/taxonomy/hyponym-walk.ts';
import { formatUrls } from '../../src/format/imagenet/text.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import { at, catalogue } from '../fixtures/real-catalogue.ts';
import { release } from './fake-release.ts';

async function ask(
  name: string,
  query = '',
  parts: ImageNetParts = release,
): Promise<{ status: number; type: string; body: string }> {
  const response = await answerText(name, new URLSearchParams(query), parts);
  return { status: response.status, type: response.headers.get('content-type') ?? '', body: await response.text() };
}

const [dog, cafe, husky, pet, goldfish, animal, planet] = [
  'dog',
  'cafe',
  'husky',
  'pet',
  'goldfish',
  'animal',
  'planet',
].map(miniWnid);
const bare: ImageNetParts = { ...release, holdings: {} };

describe('a request for a synset that there is not', () =>
  it.each([
    'imagenet.synset.geturls',
    'imagenet.synset.geturls.getmapping',
    'wordnet.synset.getwords',
    'imagenet.synset.getwords',
    'wordnet.structure.hyponym',
  ])('is answered "Invalid url!" with status 200 by %s', async (name) => {
    for (const wnid of ['', 'n', 'dog', 'n99999999', `${dog!} `, `N${dog!.slice(1)}`, `${dog!}x`, '%00', '<b>']) {
      expect(await ask(name, `wnid=${encodeURIComponent(wnid)}`)).toEqual({
        status: 200,
        type: 'text/plain; charset=utf-8',
        body: 'Invalid url!',
      });
    }
    expect((await ask(name)).body).toBe('Invalid url!');
  }));

describe('geturls', () => {
  it('answers an address a line, CRLF after each, and one LF more, in the order of the list', async () =>
    expect((await ask('imagenet.synset.geturls', `wnid=${dog!}`)).body).toBe(
      'http://farm1.static.flickr.com/1/2.jpg\r\nhttp://example.org/caf%C3%A9%20dog.jpg?a=1&b=2\r\nhttp://example.org/a%2Fb.jpg\r\n\n',
    ));

  it('asks to be patient for a synset without addresses', async () => {
    for (const parts of [release, bare]) {
      expect((await ask('imagenet.synset.geturls', `wnid=${husky!}`, parts)).body).toBe(
        'The synset is not ready yet. Please stay tuned!',
      );
    }
  });
});

describe('getmapping', () => {
  it('answers image, one space, address, CRLF after each, and one LF more', async () =>
    expect((await ask('imagenet.synset.geturls.getmapping', `x=1&wnid=${dog!}&y`)).body).toBe(
      `${dog!}_12 http://farm1.static.flickr.com/1/2.jpg\r\n${dog!}_3 http://example.org/caf%C3%A9%20dog.jpg?a=1&b=2\r\n${dog!}_100 http://example.org/a%2Fb.jpg\r\n\n`,
    ));

  it('answers a single LF for a synset without addresses', async () => {
    for (const parts of [release, bare])
      expect((await ask('imagenet.synset.geturls.getmapping', `wnid=${husky!}`, parts)).body).toBe('\n');
  });
});

describe('getwords', () =>
  it.each(['wordnet.synset.getwords', 'imagenet.synset.getwords'])(
    'by the name %s answers a lemma a line',
    async (name) => {
      expect((await ask(name, `wnid=${dog!}`)).body).toBe('dog\ndomestic dog\n');
      expect((await ask(name, `wnid=${cafe!}`)).body).toBe('café\n');
    },
  ));

describe('hyponym', () => {
  it('answers the synset, then each one right below after a dash, CRLF after every line', async () => {
    expect((await ask('wordnet.structure.hyponym', `wnid=${animal!}`)).body).toBe(
      `${animal!}\r\n-${dog!}\r\n-${pet!}\r\n`,
    );
    expect((await ask('wordnet.structure.hyponym', `wnid=${animal!}&full=0`)).body).toBe(
      `${animal!}\r\n-${dog!}\r\n-${pet!}\r\n`,
    );
    expect((await ask('wordnet.structure.hyponym', `wnid=${husky!}`)).body).toBe(`${husky!}\r\n`);
  });

  it('with full=1 answers all below, each once, one dash at any depth', async () =>
    expect((await ask('wordnet.structure.hyponym', `full=1&wnid=${animal!}`)).body).toBe(
      `${animal!}\r\n-${dog!}\r\n-${husky!}\r\n-${pet!}\r\n-${goldfish!}\r\n`,
    ));

  it('leaves instances out', async () =>
    expect((await ask('wordnet.structure.hyponym', `full=1&wnid=${planet!}`)).body).toBe(`${planet!}\r\n`));

  it('of any real synset lists its distinct descendants', async () => {
    const { taxonomy } = catalogue;
    const order = await catalogue.synsetOrder();
    const sample = fc.integer({ min: 0, max: taxonomy.size - 1 }).map(nodeIndex);
    const check = (node: NodeIndex): void => {
      const walked = [...hyponymWalk(taxonomy, order, node)];
      expect(new Set(walked).size).toBe(walked.length);
      const all = [...nodesOf(taxonomy.descendants(node), taxonomy.columns.level)].filter((other) => other !== node);
      expect(walked.sort((a, b) => a - b)).toEqual(all.sort((a, b) => a - b));
    };
    fc.assert(fc.property(sample, check), { numRuns: 300 });
    for (const wnid of ['n00001740', 'n02084071', 'n00007846']) check(at(wnid));
  });

  it('of the eighteen hyponyms of dog gives those of WordNet 3.0', async () => {
    const parts = { ...release, catalogue, order: await catalogue.synsetOrder() };
    const { body } = await ask('wordnet.structure.hyponym', 'wnid=n02084071', parts);
    const lines = body.split('\r\n');
    expect(lines[0]).toBe('n02084071');
    expect(lines).toHaveLength(18 + 2);
    // The first three of wordnet.is_a.txt that have dog for their parent.
    expect(lines.slice(1, 4)).toEqual(['-n02084732', '-n02087122', '-n02110341']);
  });
});

describe('lists', () => {
  it.each(['sbow', 'attributes'])('of %s are empty, with the blank line of an empty list', async (kind) => {
    expect(await ask(`imagenet.${kind}.obtain_synset_list`)).toEqual({
      status: 200,
      type: 'text/plain; charset=utf-8',
      body: '\n',
    });
    expect(await ask(`imagenet.${kind}.obtain_synset_wordlist`)).toEqual({
      status: 200,
      type: 'text/html; charset=utf-8',
      body: '',
    });
  });

  it('of boxes hold the synsets that have some', async () => {
    expect((await ask('imagenet.bbox.obtain_synset_list')).body).toBe(`${dog!}\n${cafe!}\n\n`);
    expect((await ask('imagenet.bbox.obtain_synset_wordlist')).body).toBe(
      `<a href="../../api/download/imagenet.bbox.synset?wnid=${dog!}">dog, domestic dog</a><br/>\n` +
        `<a href="../../api/download/imagenet.bbox.synset?wnid=${cafe!}">café</a><br/>\n`,
    );
    expect((await ask('imagenet.bbox.obtain_synset_list', '', bare)).body).toBe('\n');
  });
});

it.each(['', '.php'])('the version%s is the name of the release, without a line end', async (ending) =>
  expect(await ask(`imagenet.check_latest_version${ending}`)).toEqual({
    status: 200,
    type: 'text/plain; charset=utf-8',
    body: 'mini',
  }),
);

it.each(['', 'imagenet', 'toString', '__proto__'])('an endpoint named %j is not there', async (name) =>
  expect((await ask(name)).status).toBe(404),
);

describe('the way to boxes', () => {
  it('is a page whose refresh says url= in lower case and nothing after the address', async () => {
    const response = answerDownload('imagenet.bbox.synset', new URLSearchParams({ wnid: dog! }), release);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain(
      `<meta http-equiv="refresh" content="0;url=/downloads/bbox/bbox/${dog!}.tar.gz" />`,
    );
  });

  it('is not there for a synset that is not', async () =>
    expect(await answerDownload('imagenet.bbox.synset', new URLSearchParams(), release).text()).toBe('Invalid url!'));
});

const LISTS = path.resolve(import.meta.dirname, '../../../shared/data/urls');
describe.skipIf(!existsSync(LISTS))(`saved answers (skipped where ${LISTS} is not there)`, () => {
  it('of geturls are formed again to the byte', async () => {
    const saved = await readFile(path.join(LISTS, 'n02708093_analog_clock.geturls.txt'), 'utf8');
    // A saved answer has CRLF after each of its addresses and one LF more.
    const urls = saved.split('\r\n').slice(0, -1);
    expect([urls.length, urls[0]]).toEqual([
      1076,
      'http://www.lacrossetechnology.com/images/products/250px/analog/wt_3122a_250.jpg',
    ]);
    const listed = urls.map((url, i) => ({ id: `n02708093_${String(i)}`, url }));
    expect(formatUrls(listed)).toBe(saved);
  });
});
