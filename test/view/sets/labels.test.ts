import { expect, test } from 'vitest';
import { labelReview } from '../../../src/components/sets/labels.ts';
import { pageContext } from '../../../src/view/page-context.ts';
import { codeOfLabels, reviewLabels } from '../../../src/view/sets/labels.ts';
import { openCode } from '../../../src/view/sets/opened-set.ts';
import { miniCatalogue } from '../../fixtures/mini-catalogue.ts';
import { miniWnid } from '../../fixtures/mini-inputs.ts';

const context = pageContext(miniCatalogue, new URLSearchParams(), 'https://example.org');
const review = reviewLabels(context, `huskies\n${miniWnid('snack')}\nthingamajig`, undefined);

test('a label is matched by a form of its name or by an identifier, else it is unknown', () =>
  expect(review.labels.map(({ label, state, senses }) => [label, state, senses[0]?.name])).toEqual([
    ['huskies', 'sure', 'husky'],
    [miniWnid('snack'), 'sure', 'snack'],
    ['thingamajig', 'unknown', undefined],
  ]));

test('the review shows every label once, and escapes what was pasted', () => {
  const { text } = labelReview(reviewLabels(context, '<b>dog</b>\nhusky', undefined), new Set());
  expect(text).toContain('&lt;b&gt;dog&lt;/b&gt;');
  expect(text).not.toContain('<b>dog');
});

test('the chosen labels are a set under their own names, in their order', () => {
  const code = codeOfLabels(miniCatalogue, [
    { label: 'my snack', wnid: miniWnid('snack') },
    { label: 'nothing', wnid: 'n99999999' },
    { label: 'my husky', wnid: miniWnid('husky') },
  ]);
  const opened = openCode(miniCatalogue, context.dataset, code);
  expect('fault' in opened ? opened : opened.names).toEqual(['my snack', 'my husky']);
});
