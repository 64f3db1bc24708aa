import { expect, test } from 'vitest';
import { severalContent } from '../../../src/components/compare/several.ts';
import { pageContext } from '../../../src/view/page-context.ts';
import { severalCollections, severalPage } from '../../../src/view/compare/several.ts';
import { openRule } from '../../../src/view/sets/opened-set.ts';
import { collectionIds } from '../../../src/domain/dataset/collection.ts';
import { miniCatalogue } from '../../fixtures/mini-catalogue.ts';

const context = pageContext(miniCatalogue, new URLSearchParams(), 'https://example.org');
const ids = collectionIds(miniCatalogue).map(({ id }) => id);

test('collections are read once each, at least two, and all must be there', () => {
  expect(severalCollections(context, ids.join(','))?.map(({ id }) => id)).toEqual(ids.slice(0, 6));
  expect(severalCollections(context, `${ids[0]!},${ids[0]!},${ids[1]!}`)).toHaveLength(2);
  for (const nothing of [null, '', ids[0]!, `${ids[0]!},none`])
    expect(severalCollections(context, nothing)).toBeUndefined();
});

test('regions add up, and each is a class set of as many classes', () => {
  const page = severalPage(context, severalCollections(context, ids.join(','))!);
  expect(page.regions.reduce((sum, { synsets }) => sum + synsets, 0)).toBe(page.synsets);
  for (const { href, synsets } of page.regions)
    expect(openRule(context, new URL(href, 'https://example.org').searchParams)?.set.classes).toHaveLength(synsets);
  for (const [row, cells] of page.matrix.entries())
    for (const [column, { synsets }] of cells.entries()) expect(synsets).toBe(page.matrix[column]![row]!.synsets);
  expect(severalContent(page).text).toContain('Which synsets are where');
});
