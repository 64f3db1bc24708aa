import { expect, it } from 'vitest';
import { searchOptionItem, textOptionItem } from '../../../src/components/search/option.ts';
import type { Wnid } from '../../../src/domain/wordnet/wnid.ts';

const DOG = {
  wnid: 'n02084071' as Wnid,
  href: '/synset/n02084071',
  words: 'dog, <domestic> dog',
  mark: [0, 3] as const,
  definition: 'a member of the genus Canis',
  parent: 'canine',
  isInstance: false,
  images: '1,603 images',
  datasets: ['ImageNet', 'Emoji'],
};

it('is an option with the typed letters marked, its definition, and facts between dots', () =>
  expect(searchOptionItem(DOG).text).toBe(
    '<li role="option" aria-selected="false"><span><mark>dog</mark>, &lt;domestic&gt; dog</span><span class="search-definition">a member of the genus Canis</span><span class="search-details">a kind of canine · 1,603 images · in ImageNet and Emoji</span></li>',
  ));

it('counts the datasets where there are more than two', () => {
  const held = { ...DOG, datasets: ['ImageNet', 'Emoji', 'Commons'] };
  expect(searchOptionItem(held).text).toContain('· in 3 datasets<');
});

it('leaves out what there is not', () => {
  const bare = { ...DOG, mark: undefined, definition: '', isInstance: true, images: undefined, datasets: ['ImageNet'] };
  expect(searchOptionItem(bare).text).toBe(
    '<li role="option" aria-selected="false"><span>dog, &lt;domestic&gt; dog</span><span class="search-details">an instance of canine</span></li>',
  );
  expect(searchOptionItem({ ...bare, parent: undefined }).text).toContain('<span class="search-details"></span>');
});

it('is plain text for what is no synset', () =>
  expect(textOptionItem('Forget these').text).toBe(
    '<li role="option" aria-selected="false"><span>Forget these</span></li>',
  ));
