import { describe, expect, test } from 'vitest';
import { type Member, type SetClass, setOfNodes } from '../../../src/domain/class-set/class-set.ts';
import { slicesOfClass } from '../../../src/domain/class-set/class-slices.ts';
import {
  balanceOf,
  classByNode,
  countSubtreePairs,
  coverageOf,
  measureSet,
  openTallies,
} from '../../../src/domain/class-set/measures.ts';
import { overlapOf } from '../../../src/domain/class-set/overlap.ts';
import { applyChoices, gentlestWayOut, kindOfOverlap, sharedMembers } from '../../../src/domain/class-set/ways-out.ts';
import { crossed, crossedCatalogue, namesOf } from '../../fixtures/crossed-catalogue.ts';

const { taxonomy, datasets } = crossedCatalogue;
const { shape } = taxonomy;
const { level } = taxonomy.columns;

/** Reads members: `dog/` has everything below it, and `-` before one takes it out. */
function parse(text: string): SetClass {
  const members = (isExcluded: boolean): Member[] =>
    text
      .split(' ')
      .filter((part) => part.startsWith('-') === isExcluded)
      .map((part) => ({
        node: crossed(part.replaceAll(/[-/]/g, '')),
        scope: part.endsWith('/') ? 'subtree' : 'own',
      }));
  const [first, ...others] = members(false);
  return { name: undefined, includes: [first!, ...others], excludes: members(true) };
}

function write({ includes, excludes }: Pick<SetClass, 'excludes'> & { readonly includes: readonly Member[] }): string {
  const member = ({ node, scope }: Member): string => namesOf([node])[0]! + (scope === 'subtree' ? '/' : '');
  return [...includes.map(member), ...excludes.map((one) => `-${member(one)}`)].join(' ');
}

const setOf = (...classes: readonly string[]): { title: undefined; classes: SetClass[] } => ({
  title: undefined,
  classes: classes.map(parse),
});

test.each([
  ['pet/', '11-14 8-11'],
  ['pet/ dog/', '8-11 11-14'],
  ['pet/ -goldfish', '8-11 11-12 13-14'],
  ['dog/ -dog', '9-11 13-14'],
  ['dog/ -chimera', '8-10 13-14'],
  ['place/ mars -planet', '1-2 3-7 3-4*'],
  ['planet/ -earth', '2-6'],
])('the slices of %s are %s, those of instances with a star', (one, slices) => {
  expect(
    slicesOfClass(shape, parse(one))
      .map(({ start, end, level: at }) => `${String(start)}-${String(end)}${'*'.repeat(at)}`)
      .join(' '),
  ).toBe(slices);
});

test('a set is measured by images and by synsets with images, all together each once', () => {
  const { images, synsets, totalImages, totalSynsets } = measureSet(
    taxonomy,
    openTallies(taxonomy, datasets[0]),
    setOf('animal/', 'dog/ -husky', 'place/', 'goldfish/', 'pet husky'),
  );
  expect(images).toEqual([18, 10, 7, 0, 6]);
  expect(synsets).toEqual([4, 1, 2, 0, 2]);
  expect([totalImages, totalSynsets]).toEqual([25, 6]);
});

test.each([
  [['husky', 'dog'], 1],
  [['husky', 'dog/'], 1],
  [['husky', 'snack/'], 0],
  [['husky/', 'dog/'], undefined],
  [['husky', 'dog pet'], undefined],
])('with subtrees, %j would have %s pairs that overlap', (classes, pairs) => {
  expect(countSubtreePairs(taxonomy, openTallies(taxonomy, datasets[0]).ones, setOf(...classes))).toBe(pairs);
});

test('each synset belongs to the first class that holds it', () => {
  const owner = classByNode(
    setOf('dog/', 'pet/', 'planet/').classes.map((one) => slicesOfClass(shape, one)),
    level,
  );
  expect([...owner]).toEqual([-1, -1, 2, -1, -1, -1, -1, -1, 0, 0, 0, 1, 1, 0, -1]);
  expect(coverageOf(owner, ['dog', 'pet', 'mars'].map(crossed))).toEqual({ covered: 2, of: 3 });
});

test.each([
  [[3, 9, 9, 1, 1, 0], { largest: 1, smallest: 3, ratio: 9, empty: 1 }],
  [[3, 0], { largest: 0, smallest: 0, ratio: 1, empty: 1 }],
  [[3], { largest: 0, smallest: 0, ratio: 1, empty: 0 }],
  [[1, 2, 3], { largest: 2, smallest: 0, ratio: 3, empty: 0 }],
])('the balance of %j', (images, balance) => {
  expect(balanceOf(images)).toMatchObject(balance);
});

describe('what two classes share', () => {
  test.each([
    ['animal/', 'dog/', 'dog/'],
    ['goldfish/', 'dog/', 'chimera/ hybrid/'],
    ['animal/ -husky', 'dog/', 'dog chimera/ hybrid/'],
    ['place/ -planet', 'place/', 'place cafe/'],
    ['place/', 'place planet cafe', 'place/'],
    ['snack/', 'dog/', ''],
  ])('%s and %s share %s', (a, b, shared) => {
    expect(write({ includes: sharedMembers(taxonomy, parse(a), parse(b)), excludes: [] })).toBe(shared);
  });

  test.each([
    ['animal/', 'dog/', 'nested', 'from-a'],
    ['dog/', 'animal/', 'nested', 'from-b'],
    ['dog/', 'dog/', 'nested', 'drop-b'],
    // Chimera is filed under dog first, hybrid under goldfish.
    ['dog/', 'goldfish/', 'shared', 'from-b'],
    ['goldfish/', 'dog/', 'shared', 'from-a'],
    ['snack dog/', 'goldfish/', 'shared', 'from-b'],
    ['goldfish/', 'dog/ -chimera', 'shared', 'from-b'],
    ['dog/ -chimera', 'goldfish/', 'shared', 'from-a'],
    ['dog snack', 'dog pet', 'shared', 'from-b'],
    ['planet/', 'planet snack', 'nested', 'from-b'],
  ])('the overlap of %s and %s is %s, and the gentlest way out %s', (a, b, kind, way) => {
    const set = setOf(a, b);
    const { ones } = openTallies(taxonomy, datasets[0]);
    const slices = set.classes.map((one) => slicesOfClass(shape, one));
    const overlap = overlapOf(slices, 0, 1, ones)!;
    expect([kindOfOverlap(taxonomy, set, overlap), gentlestWayOut(taxonomy, set, overlap)]).toEqual([kind, way]);
  });

  test('is in preorder, instances between, without slices that hold no synset', () => {
    const { ones } = openTallies(taxonomy, datasets[0]);
    const shared = (one: string): unknown => {
      const slices = slicesOfClass(shape, parse(one));
      return overlapOf([slices, slices], 0, 1, ones);
    };
    expect(shared('planet mars cafe')).toEqual({
      a: 0,
      b: 1,
      synsets: 3,
      shared: [
        { start: 2, end: 3, level: 0 },
        { start: 3, end: 4, level: 1 },
        { start: 6, end: 7, level: 0 },
      ],
    });
    expect(shared('place/ -planet -cafe -place')).toBeUndefined();
  });

  test('is found of fifty classes, which is more than a thousand pairs', () => {
    const set = setOfNodes(
      Array.from({ length: 50 }, () => crossed('dog')),
      'own',
    );
    const { overlaps } = measureSet(taxonomy, openTallies(taxonomy, datasets[0]), set);
    expect([overlaps.pairs, overlaps.a.at(-1), overlaps.b.at(-1)]).toEqual([1225, 48, 49]);
    expect(overlaps.synsets.every((synsets) => synsets === 1)).toBe(true);
  });
});

test.each([
  [['dog/', 'husky/'], 'from-a', ['dog/ -husky/', 'husky/']],
  [['husky/', 'dog/'], 'from-b', ['husky/', 'dog/ -husky/']],
  [['dog/', 'goldfish/'], 'from-both', ['dog/ -chimera/ -hybrid/', 'goldfish/ -chimera/ -hybrid/']],
  [['animal dog/', 'dog/'], 'from-a', ['animal -dog/', 'dog/']],
  [['dog/', 'dog/'], 'from-a', ['dog/']],
  [['husky', 'dog/'], 'from-a', ['dog/']],
  [['place/ -planet', 'cafe'], 'from-a', ['place/ -planet -cafe/', 'cafe']],
  [['dog/', 'husky/'], 'drop-a', ['husky/']],
  [['dog/', 'husky/'], 'drop-b', ['dog/']],
  [['dog/', 'husky/'], 'leave', ['dog/', 'husky/']],
] as const)('of %j, the way %s leaves %j', (classes, way, left) => {
  const { classes: found } = applyChoices(taxonomy, setOf(...classes), [{ a: 0, b: 1, way }]);
  expect(found.map(write)).toEqual(left);
});

test('a class that was dropped takes no part in later choices', () => {
  const choices = [
    { a: 0, b: 1, way: 'drop-a' },
    { a: 0, b: 2, way: 'from-b' },
    { a: 1, b: 0, way: 'from-a' },
  ] as const;
  const { classes } = applyChoices(taxonomy, setOf('dog/', 'husky/', 'animal/'), choices);
  expect(classes.map(write)).toEqual(['husky/', 'animal/']);
});
