import { expect, it } from 'vitest';
import { findNearOffsets } from '../../../src/domain/wordnet/near-wnids.ts';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { notFoundPage } from '../../../src/view/not-found-page.ts';
import { pageContext } from '../../../src/view/page-context.ts';
import { catalogue } from '../../fixtures/real-catalogue.ts';

const { taxonomy, lexicon } = catalogue;

function near(offset: number): string[] {
  return findNearOffsets(taxonomy, offset).map((node) => lexicon.firstLemma(node));
}

it.each([
  ['a digit mistyped', 2084072, 'dog'],
  ['two digits exchanged', 2084017, 'dog'],
])('finds dog for %s', (_, offset, name) => {
  expect(near(offset)).toContain(name);
});

it('falls back to the neighbours by number, and finds none beyond the last', () => {
  expect(near(2_111_111)).toHaveLength(2);
  expect(findNearOffsets(taxonomy, 99_999_999)).toEqual([]);
});

it('are proposed for addresses with an offset in any form, and none for a number beyond the last', () => {
  const context = pageContext(catalogue, new URLSearchParams(), '');
  for (const id of ['n02084072', 'N02084072', '2084072', '02084072-n', 'wn:02084072n'])
    expect(
      notFoundPage(context, `/synset/${id}`).similar.map(({ wnid }) => wnid),
      id,
    ).toContain('n02084071');
  expect(notFoundPage(context, '/synset/n99999999')).toMatchObject({ wnid: 'n99999999', similar: [] });
});

it('finds every synset again when its last digit is wrong', () => {
  for (let i = 0; i < taxonomy.size; i += 97) {
    const offset = taxonomy.columns.offset[i]!;
    const wrong = offset - (offset % 10) + ((offset + 1) % 10);
    expect(findNearOffsets(taxonomy, wrong)).toContain(nodeIndex(i));
  }
});
