import { describe, expect, it } from 'vitest';
import { gallery } from '../../../src/components/images/gallery.ts';
import { galleryPages } from '../../../src/components/images/pages.ts';
import { galleryTile } from '../../../src/components/images/tile.ts';
import { lightbox } from '../../../src/components/images/lightbox.ts';
import { parseWnid } from '../../../src/domain/wordnet/wnid.ts';
import type { Gallery } from '../../../src/view/images/page.ts';
import type { OpenPicture, PictureView } from '../../../src/view/images/picture-view.ts';

const HOSTILE = `"><script>alert('1')</script>&amp;`;
const SAFE = `&quot;&gt;&lt;script&gt;alert('1')&lt;/script&gt;&amp;amp;`;

const TILE: PictureView = {
  id: 'n02084071_1',
  alt: 'dog, image 1 of 2',
  title: 'Dog face',
  author: 'A. Author',
  licence: 'CC0',
  source: 'Emoji',
  url: '',
  href: '/synset/n02084071/images?image=n02084071_1',
  thumbnail: { src: '/1.webp', width: 96, height: 64, colour: '#fff' },
  isBroken: false,
  file: '',
};
const OPEN: OpenPicture = {
  ...TILE,
  src: '/large.webp',
  size: { width: 512, height: 300 },
  boxes: undefined,
  synset: { wnid: parseWnid('n02084071')!, href: '/synset/n02084071', words: 'dog' },
  sourceUrl: undefined,
  licenceUrl: undefined,
  authorUrl: undefined,
  page: undefined,
  file: 'dog.svg',
  original: undefined,
  position: 1,
  total: 2,
  previous: undefined,
  next: undefined,
  close: '/synset/n02084071/images',
};
const EMPTY: Gallery = {
  scope: 'own',
  scopes: [
    { scope: 'own', count: 0, href: '/own' },
    { scope: 'subtree', count: 1200, href: '/subtree' },
  ],
  notice: undefined,
  page: 1,
  pages: ['/own'],
  first: 0,
  last: 0,
  total: 0,
  pictures: [],
  open: undefined,
  counted: undefined,
  search: undefined,
};

describe('the search by names of files', () => {
  const search = { text: HOSTILE, isCut: true, href: '/synset/n02084071/images?scope=own&dataset=mine' };

  it('keeps the choices of the page, and holds what was typed as text', () => {
    const { text } = gallery({ ...EMPTY, search, total: 10_000 }, { title: 'Mine' });
    expect(text).toContain('<form class="name-search" action="/synset/n02084071/images"');
    expect(text).toContain('<input type="hidden" name="scope" value="own">');
    expect(text).toContain('<input type="hidden" name="dataset" value="mine">');
    expect(text).toContain(`value="${SAFE}"`);
    expect(text).toContain('only the first 10,000 are listed');
  });

  it('says on a copy of plain files that it cannot search, and what to do', () => {
    expect(gallery({ ...EMPTY, search }, { title: 'Mine' }).text).toMatch(
      /<p class="on-copies[^>]*>.*<a href="\/plain-files#left-out">/,
    );
  });

  it('says which name was sought in vain, and is absent where images have no names', () => {
    expect(gallery({ ...EMPTY, search }, { title: 'Mine' }).text).toContain(
      `begins with “${SAFE}”. Try fewer letters.`,
    );
    expect(gallery(EMPTY, { title: 'Mine' }).text).not.toContain('name-search');
  });
});

describe('galleryTile', () => {
  it('holds whatever a table says of an image as text', () => {
    const hostile = {
      ...TILE,
      id: HOSTILE,
      alt: HOSTILE,
      title: HOSTILE,
      author: HOSTILE,
      source: HOSTILE,
      licence: HOSTILE,
    };
    expect(galleryTile(hostile, true).text).toBe(
      `<li id="${SAFE}"><a href="${TILE.href}" data-picture data-astro-prefetch="false"><svg aria-hidden="true"><rect width="100%" height="100%" fill="#fff"></rect></svg>` +
        `<img src="/1.webp" width="96" height="64" alt="${SAFE}" decoding="async"></a><small><b>${SAFE}</b> ${SAFE}, ${SAFE}, ${SAFE}</small></li>`,
    );
  });

  it('has the id of an image without a title, and says why there is no thumbnail', () => {
    const { text } = galleryTile({ ...TILE, title: '', thumbnail: undefined, isBroken: true }, true);
    expect(text).toContain(
      '<span class="quiet"><span class="hidden-visually">dog, image 1 of 2: </span>This image could not be drawn</span>',
    );
    expect(text).toContain('<b>n02084071_1</b>');
  });
});

describe('lightbox', () => {
  it('holds whatever a table says of an image as text', () => {
    const hostile = {
      ...OPEN,
      id: HOSTILE,
      alt: HOSTILE,
      title: HOSTILE,
      author: HOSTILE,
      source: HOSTILE,
      licence: HOSTILE,
      file: HOSTILE,
      original: HOSTILE,
      url: HOSTILE,
      sourceUrl: HOSTILE,
      licenceUrl: HOSTILE,
      synset: { ...OPEN.synset, words: HOSTILE },
      boxes: { width: 10, height: 10, boxes: [{ name: HOSTILE, place: HOSTILE, x: 0, y: 0, width: 5, height: 5 }] },
    };
    const { text } = lightbox(hostile);
    expect(text).not.toContain('<script');
    expect(text.split(SAFE)).toHaveLength(16);
  });

  it('numbers the boxes over an image where there are several', () => {
    const box = { name: 'dog', place: 'all of it', x: 0, y: 0, width: 280, height: 280 };
    const drawn = (boxes: (typeof box)[]): string =>
      lightbox({ ...OPEN, boxes: { width: 280, height: 280, boxes } }).text;
    expect(drawn([box])).not.toContain('<text');
    expect(drawn([box, box])).toContain('<text x="3" y="10" font-size="10">2</text>');
  });

  it('has a link to the image after it, and a word in place of one before the first', () => {
    const { text } = lightbox({ ...OPEN, next: { href: '/2', fragment: '/view/2', src: undefined } });
    expect(text).toContain('<span class="button" aria-disabled="true">Previous</span>');
    expect(text).toContain('<a class="button" href="/2" data-step="next" data-fragment="/view/2" rel="next">Next</a>');
  });
});

describe('gallery', () => {
  it('says that there are no pictures here, unless they are left out', () => {
    const { text } = gallery(EMPTY, { title: 'Emoji' });
    expect(text).toContain('<p>No own images. The others are in the subtree.</p>');
    expect(text).not.toMatch(/<ol|<nav|<dialog[^>]* open/);
    const notice = { count: 1, name: 'people', why: 'They may mind.', isShown: false, href: '/shown' };
    const left = gallery({ ...EMPTY, notice }, { title: 'Emoji' }).text;
    expect(left).toContain(
      '1 image of people is hidden. They may mind. <a href="/shown" data-show="people" rel="nofollow">',
    );
    expect(left).not.toContain('No image is filed');
  });

  it('fetches twelve images at once, and opens the lightbox where one is asked for', () => {
    const { text } = gallery(
      { ...EMPTY, pictures: Array.from({ length: 48 }, () => TILE), open: OPEN, first: 49, last: 96, total: 1200 },
      { title: 'Emoji' },
    );
    expect(text.match(/ loading="lazy"/g)).toHaveLength(36);
    expect(text).toContain('<h2 class="gallery-count">Images 49 to 96 of 1,200</h2><ol class="gallery" start="49">');
    expect(text).toContain('<dialog class="lightbox" aria-label="Image" open><figure id="lightbox">');
  });
});

describe('galleryPages', () => {
  const pages = Array.from({ length: 9 }, (_, i) => `/${String(i + 1)}`);
  const words = (page: number): string | undefined =>
    galleryPages({ page, pages })
      ?.text.replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim();

  it('leads to the first page, the last and those around the one shown, with a mark for a gap', () => {
    expect(words(1)).toBe('1 2 3 … 9 Next');
    expect(words(5)).toBe('Previous 1 … 3 4 5 6 7 … 9 Next');
    expect(words(6)).toBe('Previous 1 … 4 5 6 7 8 9 Next');
    expect(words(9)).toBe('Previous 1 … 7 8 9');
    expect(galleryPages({ page: 5, pages })?.text).toContain(
      '<a href="/5" aria-label="Page 5" aria-current="page">5</a>',
    );
  });

  it('is absent where there is one page alone', () => expect(galleryPages({ page: 1, pages: ['/1'] })).toBeUndefined());
});
