import type { ImageNetParts } from '../../src/api/imagenet/parts.ts';
import type { Filed, HeldFile, ImageUrl } from '../../src/domain/dataset/image-holdings.ts';
import type { RangedBytes } from '../../src/domain/ranged-bytes.ts';
import type { NodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { parseWnid } from '../../src/domain/wordnet/wnid.ts';
import type { OpenedCatalogue } from '../../src/store/opened-catalogue.ts';
import { miniInputs, miniWnid } from '../fixtures/mini-inputs.ts';
import { buildAndOpen } from '../fixtures/open-files.ts';

/** The mini release, opened. */
export const mini: OpenedCatalogue = await buildAndOpen(miniInputs());

/** The node of a synset of the mini WordNet. */
function miniNode(name: string): NodeIndex {
  return mini.taxonomy.node(parseWnid(miniWnid(name))!)!;
}

/** Things filed under synsets of the mini WordNet, by name of synset. */
export function filed<T>(things: Readonly<Record<string, readonly T[]>>): Filed<T> {
  const byNode = new Map(Object.entries(things).map(([name, list]) => [miniNode(name), list]));
  return { nodes: () => byNode.keys(), itemsOf: (node) => Promise.resolve(byNode.get(node) ?? []) };
}

/** A file in memory, given out in pieces of a thousand bytes. */
export function heldFile(name: string, bytes: Uint8Array): HeldFile {
  return {
    name,
    size: bytes.length,
    open: async function* () {
      for (let at = 0; at < bytes.length; at += 1000) yield await Promise.resolve(bytes.subarray(at, at + 1000));
    },
  };
}

const id = (name: string, number: number): string => `${miniWnid(name)}_${String(number)}`;

/** Addresses in an order that neither their numbers nor their letters have. */
const URLS: Readonly<Record<string, readonly ImageUrl[]>> = {
  dog: [
    { id: id('dog', 12), url: 'http://farm1.static.flickr.com/1/2.jpg' },
    { id: id('dog', 3), url: 'http://example.org/caf%C3%A9%20dog.jpg?a=1&b=2' },
    { id: id('dog', 100), url: 'http://example.org/a%2Fb.jpg' },
  ],
  cafe: [{ id: id('cafe', 1), url: 'http://example.org/1.jpg' }],
};

/** All of them in wnid order, by number. */
const ALL = Object.values(URLS)
  .flat()
  .toSorted(
    (a, b) => a.id.slice(0, 9).localeCompare(b.id.slice(0, 9)) || Number(a.id.slice(10)) - Number(b.id.slice(10)),
  )
  .map(({ id: image, url }) => `${image}\t${url}\n`)
  .join('');

function ranged(text: string): RangedBytes {
  const bytes = new TextEncoder().encode(text);
  return {
    size: bytes.length,
    tag: '"all"',
    pieces: async function* (start, end): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
      yield await Promise.resolve(bytes.slice(start, end));
    },
  };
}

/** The mini release with addresses of images, and two images of dog. */
export const release: ImageNetParts = {
  catalogue: mini,
  dataset: mini.datasets[0],
  order: await mini.synsetOrder(),
  holdings: {
    urls: { ...filed(URLS), all: () => ranged(ALL) },
    files: filed({
      dog: [
        heldFile(`${id('dog', 3)}.JPEG`, new Uint8Array(2500).fill(7)),
        heldFile(`${id('dog', 12)}.png`, new Uint8Array(512).fill(9)),
      ],
    }),
  },
};
