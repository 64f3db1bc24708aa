import { describe, expect, it } from 'vitest';
import { PARTS } from '../../../src/domain/dataset/comparison.ts';
import { comparisonList } from '../../../src/format/lists/comparison-list.ts';
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

const pages = new Map<string, Promise<ComparePage>>();

function pageOf(query: string): Promise<ComparePage> {
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
  it('without names compares the first dataset with the first class list', async () => {
    const page = await pageOf('');
    expect([page.a.id, page.b.id]).toEqual([catalogue.datasets[0].name, `classes.${catalogue.classLists[0]!.name}`]);
    expect(page.parts.map(({ synsets }) => synsets)).toEqual([999, 20_842, 1]);
  });

  it.each(QUERIES)('has parts that make up both sides: %s', async (query) => {
    const { a, b, parts } = await pageOf(query);
    const [both, onlyA, onlyB] = parts.map(({ synsets }) => synsets) as [number, number, number];
    expect([a.shared, a.synsets, b.synsets]).toEqual([both, both + onlyA, both + onlyB]);
  });

  it.each(QUERIES)('loses no synset in the table of branches: %s', async (query) => {
    const { parts, branches } = await pageOf(query);
    parts.forEach(({ part, synsets }) => {
      // Branches overlap, so together they have at least as many.
      expect(branches.reduce((sum, row) => sum + row.synsets[part], 0)).toBeGreaterThanOrEqual(synsets);
      expect(branches.every((row) => row.synsets[part] >= 0 && row.synsets[part] <= synsets)).toBe(true);
    });
  });

  it.each(QUERIES)('draws each synset of the tree once, in one picture as in the other: %s', async (query) => {
    const { treemap, parts, branches } = await pageOf(query);
    const elsewhere = branches.find(({ kind }) => kind === 'elsewhere');
    const inTree = PARTS.reduce(
      (sum, part) => sum + parts.find((one) => one.part === part)!.synsets - (elsewhere?.synsets[part] ?? 0),
      0,
    );
    const { rows } = treemap!;
    const top = rows.reduce((sum, { onlyA, both, onlyB }) => sum + onlyA + both + onlyB, 0);
    // The top itself has no row.
    expect([0, 1]).toContain(inTree - top);
  });

  it('has a hue for what only one has and another for what both have, and the most absent first', async () => {
    const { pictures, rows } = (await pageOf('a=fall2011&b=classes.in1k')).treemap!;
    const classes = new Set(pictures[0]!.scene.tiles.map(pictures[0]!.classOf));
    expect(classes.has('diff0')).toBe(true);
    const missing = rows.map(({ onlyA, both }) => onlyA / Math.max(1, onlyA + both));
    expect(missing).toEqual(missing.toSorted((x, y) => y - x));
  });

  it.each(QUERIES)('tells the length of each list: %s', async (query) => {
    const subject = subjectOf(query);
    for (const { part, lists } of (await pageOf(query)).parts) {
      for (const { form, lines, bytes } of lists) {
        const text = comparisonList(
          catalogue,
          subject.comparison,
          subject.comparison.nodes(part, subject.slices),
          form,
        );
        expect(Buffer.byteLength(text)).toBe(bytes);
        if (form === 'txt') expect(text.split('\n')).toHaveLength(lines + 1);
      }
    }
  });

  it('leads down to a subtree and up again', async () => {
    const animal = await pageOf('a=fall2011&b=emoji&at=n00015388');
    expect(animal.at).toMatchObject({ id: 'n00015388', name: 'animal' });
    expect(animal.up!.href).toBe('/compare?a=fall2011&b=emoji');
    expect((await pageOf('a=fall2011&b=emoji')).branches.map(({ href }) => href)).toContain(
      '/compare?a=fall2011&b=emoji&at=n00015388',
    );
  });

  it.each(['at=', 'at=n99999999', 'at=../..', 'at=fall11', 'at=constructor'])(
    'looks at everything where %s names no part of the tree',
    async (query) => expect((await pageOf(query)).at).toBeUndefined(),
  );
});
