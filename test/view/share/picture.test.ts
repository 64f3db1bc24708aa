import { expect, test, vi } from 'vitest';
import { pageContext, type PageContext } from '../../../src/view/page-context.ts';
import { drawShareImage, type ShareTools } from '../../../src/view/share/picture.ts';
import type { Illustration, Illustrator } from '../../../src/view/images/illustration.ts';
import { mini, miniCatalogue } from '../../fixtures/mini-catalogue.ts';

/** Outlines that can be read: the text itself. */
const tools: ShareTools = {
  outlines: {
    width: (text, size) => text.length * size * 0.5,
    path: (text) => `[${text}]`,
  },
  dataOf: (src) => Promise.resolve(src.includes('missing') ? undefined : `data:${src}`),
};

function picture(src: string): Illustration {
  return { src, width: 256, height: 256, relation: 'own' } as Illustration;
}

function context(src?: string): PageContext {
  const illustrator: Illustrator = {
    find: () => Promise.resolve(src === undefined ? undefined : picture(src)),
    findOrAbove: () => Promise.resolve(src === undefined ? undefined : picture(src)),
    findSeveral: () => Promise.resolve(src === undefined ? [] : [picture(src)]),
    findPhotographs: () => Promise.resolve([]),
    findPhotograph: () => Promise.resolve(undefined),
    sources: [],
  };
  return { ...pageContext(miniCatalogue, new URLSearchParams(), 'http://localhost'), illustrator };
}

test('the image of an inner synset has its name, its figures and the names and pictures of its children', async () => {
  const svg = (await drawShareImage(context('/dog.webp'), mini('animal'), tools))!;
  for (const text of ['[animal]', '[18 images · 5 synsets ·', '[dog]', '[Canopy]', 'href="data:/dog.webp"'])
    expect(svg).toContain(text);
  expect(svg).toMatch(/^<svg [^>]*width="1200" height="630">/);
  expect(svg).not.toContain('<text');
});

test('a picture that cannot be read leaves its tile without one', async () => {
  const svg = (await drawShareImage(context('/missing.webp'), mini('animal'), tools))!;
  expect(svg).toContain('[dog]');
  expect(svg).not.toContain('<image');
});

test('the image of a leaf has its meaning next to its picture, or its place in the map of its parent', async () => {
  const pictured = (await drawShareImage(context('/husky.webp'), mini('husky'), tools))!;
  expect(pictured).toContain('[a dog that pulls]');
  expect(pictured).toContain('href="data:/husky.webp"');
  expect(pictured).not.toContain('[Picture of');
  const bare = (await drawShareImage(context(), mini('husky'), tools))!;
  expect(bare).toContain('[5 images · a kind of dog ·');
  expect(bare).not.toContain('<image');
});

test('the image of a leaf without its own picture has the one that its page borrows, and says of what it is', async () => {
  const at = context();
  const lender = { wnid: miniCatalogue.taxonomy.wnid(mini('dog')), name: 'dog' };
  const borrowed: Illustration = { ...picture('/dog.webp'), relation: 'above', lender };
  vi.spyOn(at.illustrator!, 'findOrAbove').mockResolvedValue(borrowed);
  const svg = (await drawShareImage(at, mini('husky'), tools))!;
  for (const text of ['[a dog that pulls]', 'href="data:/dog.webp"', '[Picture of dog]']) expect(svg).toContain(text);
});

test('coarse synsets have no image, and no name on that of another', async () => {
  vi.spyOn(miniCatalogue, 'isCoarse').mockImplementation((node) => node === mini('dog'));
  const at = context('/dog.webp');
  expect(await drawShareImage(at, mini('dog'), tools)).toBeUndefined();
  const svg = (await drawShareImage(at, mini('animal'), tools))!;
  expect(svg).toContain('[pet]');
  expect(svg).not.toContain('[dog]');
});
