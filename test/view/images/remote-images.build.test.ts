import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWebAddress } from '../../../src/format/web-address.ts';
import { remoteGallery, type RemoteGallery, type RemoteShelf } from '../../../src/view/images/remote-images.ts';
import type { ImagesChoice } from '../../../src/view/urls.ts';
import { at } from '../../fixtures/real-catalogue.ts';
import { contextOf } from '../context.ts';

const [DOG, HUSKY, MAN] = [at('n02084071'), at('n02109961'), at('n10287213')];
const people = { wnid: 'n00007846', name: 'people', why: 'They may mind.' };
const counts = new Map([
  [DOG, 100],
  [HUSKY, 3],
  [MAN, 5],
]);

/** Addresses on three hosts; which were read is noted. */
function shelf(): RemoteShelf & { readonly read: RemoteShelf['read']; readonly rows: number[] } {
  const rows: number[] = [];
  return {
    rows,
    hosts: [],
    copies: undefined,
    count: (node) => counts.get(node) ?? 0,
    shown: (node) => (node === MAN ? 0 : (counts.get(node) ?? 0)),
    sensitive: [people],
    sensitiveSubject: (node) => (node === MAN ? people : undefined),
    read: ({ node, from, to }) =>
      Promise.resolve(
        Array.from({ length: to - from }, (_, i) => {
          rows.push(from + i);
          return {
            id: `${String(node)}_${String(from + i + 1)}`,
            url: `http://${['b', 'a', 'b', 'c.example:81'][(from + i) % 4]!}/${String(from + i)}.jpg`,
          };
        }),
      ),
  };
}

const gallery = (node: typeof DOG, choice: ImagesChoice, from = shelf()): Promise<RemoteGallery> =>
  remoteGallery(contextOf(), node, choice, from);

describe('images on other hosts', () => {
  test('are offered a page at a time, with their hosts, those with most images first', async () => {
    const { images, offer, pages, total, scope } = await gallery(DOG, {});
    expect([images, pages.length, total, scope]).toEqual([undefined, 3, 100, 'own']);
    expect(offer).toEqual({
      href: '/synset/n02084071/images?remote=1',
      first: 1,
      last: 48,
      hosts: [
        { host: 'b', images: 24 },
        { host: 'a', images: 12 },
        { host: 'c.example:81', images: 12 },
      ],
    });
  });

  test('come with the offer of the next page once they are asked for, and the last page has none', async () => {
    const second = await gallery(DOG, { page: 2, remote: true });
    expect(second.images).toHaveLength(48);
    expect(second.images![0]).toMatchObject({
      id: `${String(DOG)}_49`,
      url: 'http://b/48.jpg',
      alt: 'dog, image 49 of 100',
    });
    expect(second.offer).toMatchObject({ href: '/synset/n02084071/images?page=3&remote=1', first: 97, last: 100 });
    // Links to pages ask nobody.
    expect(second.pages.join()).not.toContain('remote');
    const last = await gallery(DOG, { page: 3, remote: true });
    expect([last.images!.length, last.offer]).toEqual([4, undefined]);
  });

  test('are shown whatever addresses a build takes, and no host breaks a policy', async () => {
    const odd = fc.constantFrom(
      'a',
      '1',
      '.',
      ':',
      '99999',
      '/',
      '%2f',
      '%',
      '^',
      ' ',
      ';',
      ',',
      "'",
      '"',
      '<',
      '[',
      ']',
      '@',
      '?',
      '#',
      '\\',
      'é',
      '\u202e',
      '١',
      '😀',
    );
    const address = fc.oneof(
      fc.webUrl(),
      fc
        .tuple(fc.constantFrom('http://', 'https://', 'HTTP://', 'http:'), fc.array(odd, { maxLength: 12 }))
        .map(([scheme, rest]) => scheme + rest.join('')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(address, { minLength: 1, maxLength: 8 }), async (given) => {
        const urls = given.filter((url) => parseWebAddress(url) !== undefined);
        const from = {
          ...shelf(),
          count: () => urls.length,
          shown: () => urls.length,
          read: () => Promise.resolve(urls.map((url, i) => ({ id: `n_${String(i)}`, url }))),
        };
        const { offer, images } = await gallery(DOG, { remote: true }, from);
        const { offer: offered } = await gallery(DOG, {}, from);
        expect(images ?? []).toHaveLength(urls.length);
        for (const { host } of [...(offer?.hosts ?? []), ...(offered?.hosts ?? [])])
          expect(host).toMatch(/^[^\s;,'"<>@/\\]+$/);
      }),
      { numRuns: 300 },
    );
  });

  test('have no host where no browser can read an address, and the page stands all the same', async () => {
    const bad = ['http://1.2.3.999/a.jpg', 'http://a:99999/', 'http://exa^mple.com/', 'http://host%2fx/', 'nonsense'];
    const from = {
      ...shelf(),
      read: ({ node }: { node: number }) =>
        Promise.resolve(bad.map((url, i) => ({ id: `${String(node)}_${String(i)}`, url }))),
    };
    const { offer } = await gallery(DOG, {}, from);
    expect(offer!.hosts).toEqual([]);
    expect((await gallery(DOG, { remote: true }, from as ReturnType<typeof shelf>)).images).toHaveLength(bad.length);
  });

  test('of descendants follow in preorder, and no more are read than are shown', async () => {
    const from = shelf();
    const { total, offer, first, last } = await gallery(DOG, { scope: 'subtree', page: 3 }, from);
    expect([total, first, last]).toEqual([103, 97, 103]);
    expect(offer!.hosts.reduce((sum, { images }) => sum + images, 0)).toBe(7);
    expect(from.rows).toHaveLength(7);
  });

  test('of people are left out until they are asked for', async () => {
    const hidden = await gallery(MAN, { remote: true });
    expect([hidden.images, hidden.offer, hidden.total]).toEqual([[], undefined, 0]);
    expect(hidden.notice).toMatchObject({ count: 5, name: 'people', isShown: false });
    expect((await gallery(MAN, { remote: true, sensitive: 'shown' })).images).toHaveLength(5);
  });

  test('of a page behind the last are those of the last', async () =>
    expect(await gallery(DOG, { page: 9 })).toEqual(await gallery(DOG, { page: 3 })));
});
