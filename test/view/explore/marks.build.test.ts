import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TreeView } from '../../../src/domain/taxonomy/tree-view.ts';
import type { Catalogue } from '../../../src/domain/catalogue.ts';
import type { Dataset } from '../../../src/domain/dataset/dataset.ts';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { parseWnid } from '../../../src/domain/wordnet/wnid.ts';
import { decodeColumns, encodeColumns } from '../../../src/format/columns.ts';
import { catalogue } from '../../fixtures/real-catalogue.ts';
import { decodeMarks, encodeMarks, type ExploreMarks, MARKS_SCHEMA } from '../../../src/view/explore/marks.ts';
import { NO_STEP } from '../../../src/view/measure-values.ts';
import { exploreMarks, exploreOrder } from '../../../src/view/explore/source.ts';

const marked = fc
  .array(fc.record({ step: fc.constantFrom(0, 3, 100, 127), several: fc.boolean() }), { minLength: 1, maxLength: 30 })
  .chain((places) =>
    fc.record({
      places: fc.constant(places),
      others: fc.uniqueArray(fc.tuple(fc.nat(places.length - 1), fc.nat(places.length - 1)), {
        selector: String,
        maxLength: 12,
      }),
    }),
  );

describe('the marks of a tree', () => {
  it('come back from bytes as they went in', () =>
    fc.assert(
      fc.property(marked, ({ places, others }) => {
        const count = places.length;
        const columns = encodeMarks(
          places.map(({ step }) => step),
          (at) => places[at]!.several,
          others,
        );
        const marks = decodeMarks(
          decodeColumns(MARKS_SCHEMA, encodeColumns(MARKS_SCHEMA, columns), 'marks.columns'),
          count,
        );
        for (let at = 0; at < count; at++) {
          expect(marks.popularity[at]).toBe(places[at]!.step === 127 ? NO_STEP : places[at]!.step);
          expect(marks.hasSeveralParents(at)).toBe(places[at]!.several);
          expect(marks.otherParents(at)).toEqual(others.filter(([place]) => place === at).map(([, parent]) => parent));
          expect(marks.drawnElsewhere(at)).toEqual(
            others.filter(([, parent]) => parent === at).map(([place]) => place),
          );
        }
      }),
    ));

  it.each([
    [
      'a place without a mark',
      { marks: Uint8Array.of(0), otherPlace: new Uint32Array(), otherParent: new Uint32Array() },
    ],
    ['half a pair', { marks: Uint8Array.of(0, 0), otherPlace: Uint32Array.of(1), otherParent: new Uint32Array() }],
  ])('are refused with %s', (_, columns) =>
    expect(() => decodeMarks(columns, 2)).toThrow(/^expected marks of 2 places/),
  );
});

describe('the marks of the built trees', () => {
  let data: Catalogue;
  const marksOf = (
    dataset: Dataset,
    tree: TreeView,
  ): { marks: ExploreMarks; parent: Uint32Array; node: Int32Array } => {
    const shown = { catalogue: data, dataset, tree };
    const order = exploreOrder(shown);
    return { ...order, marks: decodeMarks(exploreMarks(shown), order.node.length) };
  };
  beforeAll(() => {
    data = catalogue;
  });

  it('have each hypernym of each noun as the parent it is drawn under, or as one it is not', () => {
    const {
      taxonomy,
      datasets: [dataset],
    } = data;
    const { marks, parent } = marksOf(dataset, data.wordnetTree);
    const wrong = Array.from(parent.keys())
      .slice(1)
      .filter((at) => {
        const all = [parent[at]!, ...marks.otherParents(at)].sort((a, b) => a - b);
        const wanted = [...new Set(taxonomy.parentsOf(nodeIndex(at)))].sort((a, b) => a - b);
        return String(all) !== String(wanted) || marks.hasSeveralParents(at) !== wanted.length > 1;
      });
    expect(wrong).toEqual([]);
  });

  it('lead in the release from dog to domestic animal, and back', () => {
    const {
      taxonomy,
      lexicon,
      datasets: [dataset],
    } = data;
    const { marks, node } = marksOf(dataset, data.treeOf(dataset));
    const dog = node.indexOf(taxonomy.node(parseWnid('n02084071')!)!);
    const others = marks.otherParents(dog);
    expect(others.map((at) => lexicon.firstLemma(nodeIndex(node[at]!)))).toEqual(['domestic animal']);
    expect(marks.drawnElsewhere(others[0]!)).toContain(dog);
  });
});
