import { describe, expect, it } from 'vitest';
import { PARTS } from '../../../src/domain/comparison.ts';
import { comparisonList } from '../../../src/format/comparison-list.ts';
import { type ComparePage, comparePage } from '../../../src/view/compare/page.ts';
import { compareNames, type CompareSubject, compareSubject } from '../../../src/view/compare/subject.ts';
import { catalogue } from '../../fixtures/real-catalogue.ts';
import { contextOf } from '../context.ts';

function subjectOf(query: string): CompareSubject {
  const parameters = new URLSearchParams(query);
  const context = contextOf(query);
  const { a, b } = compareNames(context, parameters);
  return compareSubject(context, catalogue.openComparison(a, b)!, parameters);
}

const pages = new Map<string, ComparePage>();

function pageOf(query: string): ComparePage {
  let page = pages.get(query);
  if (page === undefined) pages.set(query, (page = comparePage(subjectOf(query))));
  return page;
}

const QUERIES = [
  '',
  'a=fall2011&b=emoji',
  'a=emoji&b=fall2011',
  'a=emoji&b=classes.in1k&tree=wordnet',
  'a=fall2011&b=emoji&at=n00015388',
  'a=classes.in1k&b=classes.in21k-p&at=fa11misc',
  'at=n00007846',
];

describe('the comparison page', () => {
  it('without names compares the first dataset with the first class list', () => {
    const page = pageOf('');
    expect([page.a.id, page.b.id]).toEqual([catalogue.datasets[0].name, `classes.${catalogue.classLists[0]!.name}`]);
    expect(page.parts.map(({ synsets }) => synsets)).toEqual([999, 20_842, 1]);
  });

  it.each(QUERIES)('has parts that make up both sides: %s', (query) => {
    const { a, b, parts } = pageOf(query);
    const [both, onlyA, onlyB] = parts.map(({ synsets }) => synsets) as [number, number, number];
    expect([a.shared, a.synsets, b.synsets]).toEqual([both, both + onlyA, both + onlyB]);
  });

  it.each(QUERIES)('loses no synset in the table of branches: %s', (query) => {
    const { parts, branches } = pageOf(query);
    parts.forEach(({ part, synsets }) => {
      // Branches overlap, so together they have at least as many.
      expect(branches.reduce((sum, row) => sum + row.synsets[part], 0)).toBeGreaterThanOrEqual(synsets);
      expect(branches.every((row) => row.synsets[part] >= 0 && row.synsets[part] <= synsets)).toBe(true);
    });
  });

  it.each(QUERIES)('draws each synset of the tree once, in one picture as in the other: %s', (query) => {
    const { treemap, parts, branches } = pageOf(query);
    const elsewhere = branches.find(({ kind }) => kind === 'elsewhere');
    const inTree = PARTS.reduce(
      (sum, part) => sum + parts.find((one) => one.part === part)!.synsets - (elsewhere?.synsets[part] ?? 0),
      0,
    );
    for (const { tiles } of treemap!.pictures) {
      const top = tiles.filter(({ depth }) => depth === 1);
      expect(top.reduce((sum, tile) => sum + tile.a + tile.b - tile.both, 0)).toBe(inTree);
    }
  });

  it('colours a tile by the share of the first that the second has, and not where the first has nothing', () => {
    const tiles = pageOf('a=fall2011&b=classes.in1k&at=n02084071').treemap!.pictures[0]!.tiles;
    for (const { a, both, step } of tiles)
      expect(step).toBe(a === 0 ? undefined : Math.min(8, Math.floor(9 * Math.sqrt(both / a))));
  });

  it.each(QUERIES)('tells the length of each list: %s', (query) => {
    const subject = subjectOf(query);
    for (const { part, lists } of pageOf(query).parts) {
      for (const { form, lines, bytes } of lists) {
        const text = comparisonList(catalogue, subject.comparison, { part, form, slices: subject.slices });
        expect(Buffer.byteLength(text)).toBe(bytes);
        if (form === 'txt') expect(text.split('\n')).toHaveLength(lines + 1);
      }
    }
  });

  it('leads down to a subtree and up again', () => {
    const animal = pageOf('a=fall2011&b=emoji&at=n00015388');
    expect(animal.at).toMatchObject({ id: 'n00015388', name: 'animal' });
    expect(animal.up!.href).toBe('/compare?a=fall2011&b=emoji');
    expect(pageOf('a=fall2011&b=emoji').branches.map(({ href }) => href)).toContain(
      '/compare?a=fall2011&b=emoji&at=n00015388',
    );
  });

  it.each(['at=', 'at=n99999999', 'at=../..', 'at=fall11', 'at=constructor'])(
    'looks at everything where %s names no part of the tree',
    (query) => {
      expect(pageOf(query).at).toBeUndefined();
    },
  );
});
