import { expect, test } from 'vitest';
import { chooseCut } from '../../../src/domain/class-set/cut.ts';
import { balancedTable, type CutRule, treeDepth } from '../../../src/domain/class-set/cut-rule.ts';
import { rollUpDepth } from '../../../src/domain/class-set/other-cuts.ts';
import { Dataset } from '../../../src/domain/dataset/dataset.ts';
import { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { crossed, crossedCatalogue, namesOf } from '../../fixtures/crossed-catalogue.ts';

const [mini] = crossedCatalogue.datasets;
const column = (numbers: Readonly<Record<string, number>>): Uint32Array => {
  const values = new Uint32Array(15);
  for (const [name, value] of Object.entries(numbers)) values[crossed(name)] = value;
  return values;
};
const taxonomy = new Taxonomy({
  ...crossedCatalogue.taxonomy.columns,
  popularity: Float64Array.from(column({ animal: 9, dog: 99, husky: 0 })),
});
/** Dog has a tenth of the images below animal, and a tenth of its own images is filed elsewhere; husky has less. */
const dataset = new Dataset(
  mini.description,
  {
    ownImages: column({ animal: 90, dog: 4, husky: 5, pet: 1, snack: 1 }),
    subtreeImages: column({ entity: 101, animal: 100, dog: 10, husky: 5, pet: 20, snack: 1 }),
    subtreeSynsetsWithImages: column({ entity: 5, animal: 4, dog: 2, husky: 1, pet: 3, snack: 1 }),
    imagesBelow: new Uint32Array(15),
    popularityBelow: column({ animal: 9, dog: 7, husky: 6 }),
  },
  { images: 101, synsets: 14, synsetsWithImages: 5 },
  undefined,
);
const rule: CutRule = { balance: 'images', familiar: 'ignore', ownImages: 1, depth: [0, 99], not: [] };

/** Returns the values of the classes below animal in a cut of some number, to two digits. */
function valuesOf(changes: Partial<CutRule> = {}, count = 1, own = dataset, top = 'animal'): Record<string, number> {
  const { value } = balancedTable(taxonomy, own, treeDepth(taxonomy), crossed(top), count, { ...rule, ...changes });
  return Object.fromEntries(
    [...value.entries()]
      .filter(([, one]) => !Number.isNaN(one))
      .map(([node, one]) => [namesOf([node])[0]!, Math.round(100 * one) / 100]),
  );
}

test.each<[string, Partial<CutRule>, number, Record<string, number>]>([
  ['all with enough images, filed here', {}, 1, { animal: 2, dog: 1.04 }],
  ['smaller ones where more classes are asked for', {}, 2, { animal: 2, dog: 1.04, husky: 0.78 }],
  ['with enough images of their own', { ownImages: 5 }, 2, { animal: 2, husky: 0.78 }],
  ['with just enough images of their own', { ownImages: 4 }, 1, { animal: 2, dog: 1.04 }],
  ['from a depth on', { depth: [2, 99] }, 2, { dog: 1.04, husky: 0.78 }],
  ['up to a depth', { depth: [0, 2] }, 2, { animal: 2, dog: 1.04 }],
  ['but those ruled out', { not: [crossed('animal')] }, 1, { dog: 1.04 }],
  ['worth a fifth of their fame besides', { familiar: 'prefer' }, 2, { animal: 2.2, dog: 1.44, husky: 0.78 }],
  ['known as well as the median at least', { familiar: 'insist' }, 2, { animal: 2.2, dog: 1.44 }],
  ['by their synsets with images', { balance: 'synsets' }, 1, { animal: 0.7, dog: 0.48, husky: 0.3 }],
])('classes may be %s', (_, changes, count, values) => {
  expect(valuesOf(changes, count)).toEqual(values);
});

test('none may be a class where there are no images, nor what lies beside the top', () => {
  const empty = { ...dataset.columns, ownImages: column({}), subtreeImages: column({}) };
  expect(valuesOf({ ownImages: 0 }, 1, new Dataset(mini.description, empty, dataset.totals, undefined))).toEqual({});
  // Beside dog stands pet, with the next number after those below dog.
  expect(valuesOf({ ownImages: 0 }, 3, dataset, 'dog')).toEqual({ dog: 1.04, husky: 0.78 });
});

test('of equal sums, that is chosen which gives fewer classes to earlier children', () => {
  const value = new Float64Array(15).fill(Number.NaN);
  for (const name of ['place', 'animal', 'snack']) value[crossed(name)] = 1;
  const table = { ...crossedCatalogue.taxonomy.columns, value };
  const chosen = (count: number): string => namesOf(chooseCut(table, crossed('entity'), count).nodes).join(' ');
  expect([1, 2, 3, 4].map(chosen)).toEqual(['snack', 'animal snack', 'place animal snack', 'place animal snack']);
});

test.each([
  ['entity', 2],
  ['animal', 2],
  ['dog', 2],
])('the depth for a roll-up of %s is that with the evenest synsets', (top, depth) => {
  const { taxonomy: crossedTaxonomy } = crossedCatalogue;
  const { subtreeImages } = mini.columns;
  expect(rollUpDepth(crossedTaxonomy, treeDepth(crossedTaxonomy), subtreeImages, crossed(top))).toBe(depth);
});
