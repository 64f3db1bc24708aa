import { expect, test } from 'vitest';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { wnidOf } from '../../src/domain/wordnet/wnid.ts';
import { findDepiction } from '../../src/view/images/depiction.ts';
import type { Illustration, Illustrator, Photograph } from '../../src/view/images/illustration.ts';

const lender = { wnid: wnidOf(2084071), name: 'dog' };
const picture: Illustration = {
  src: '/pictures/emoji/a.webp',
  width: 256,
  height: 256,
  colour: '#777777',
  relation: 'below',
  lender,
  dataset: 'emoji',
  id: 'n02084071_1',
  source: 'OpenMoji',
  author: 'Ann',
  licence: 'CC BY-SA 4.0',
  licenceUrl: undefined,
  url: '',
  photo: undefined,
};
const photograph: Photograph = {
  src: 'https://upload.wikimedia.org/a/500px-A.jpg',
  page: 'https://commons.wikimedia.org/wiki/File:A.jpg',
  host: 'upload.wikimedia.org',
  relation: 'own',
  lender,
};

/** An illustrator that always finds the same. */
const illustrator = (found?: Illustration, photo?: Photograph): Illustrator => ({
  find: () => Promise.resolve(found),
  findOrAbove: () => Promise.resolve(found),
  findSeveral: () => Promise.resolve([]),
  findPhotographs: () => Promise.resolve([]),
  findPhotograph: () => Promise.resolve(photo),
  sources: [],
});

test('the depiction of a synset is its picture with author and licence, and its photograph with its page', async () => {
  expect(await findDepiction(illustrator(picture, photograph), nodeIndex(0), 'https://canopy.example')).toEqual({
    picture: {
      relation: 'below',
      lender,
      dataset: 'emoji',
      image: 'n02084071_1',
      src: 'https://canopy.example/pictures/emoji/a.webp',
      width: 256,
      height: 256,
      original: null,
      author: 'Ann',
      licence: 'CC BY-SA 4.0',
      licenceUrl: null,
    },
    photograph: { relation: 'own', lender, src: photograph.src, page: photograph.page },
  });
  expect(await findDepiction(illustrator(), nodeIndex(0))).toEqual({ picture: null, photograph: null });
});
