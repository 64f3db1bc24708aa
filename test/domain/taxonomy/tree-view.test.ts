import { describe, expect, test } from 'vitest';
import type { NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import {
  MISC_PLACE,
  type Release,
  releaseOrder,
  releaseTree,
  ROOT_PLACE,
} from '../../../src/domain/taxonomy/release-tree.ts';
import { nodesOf } from '../../../src/domain/taxonomy/descendants.ts';
import {
  isGroup,
  openTree,
  pathsIn,
  primaryPathIn,
  sameNode,
  type TreeNode,
  type TreeView,
} from '../../../src/domain/taxonomy/tree-view.ts';
import { crossed, crossedCatalogue, namesOf } from '../../fixtures/crossed-catalogue.ts';

const { taxonomy, datasets } = crossedCatalogue;
const [root, misc] = [
  { id: 'root', title: 'The release' },
  { id: 'misc', title: 'Misc' },
];

function formRelease(branches: readonly NodeIndex[], ownImages: ArrayLike<number>): Release {
  const { shape, hypernyms, wnidRank, columns } = taxonomy;
  const tree = releaseTree(shape, root, branches, misc, ownImages, columns.wnidOrder);
  return { tree, order: releaseOrder(shape, tree, hypernyms, wnidRank) };
}

/** The release of the mini dataset: two branches. */
const animals = (): Release => formRelease(['place', 'animal'].map(crossed), datasets[0].columns.ownImages);
/** One branch below another, after it in wnid order, and Misc with a synset that is below another of its own. */
const nested = (): Release =>
  formRelease(
    ['planet', 'place'].map(crossed),
    Array.from({ length: taxonomy.size }, (_, node) =>
      node === crossed('pet') || node === crossed('goldfish') ? 1 : 0,
    ),
  );

function outline({ order }: Release): string[] {
  const title = (node: number): string =>
    node === ROOT_PLACE ? 'root' : node === MISC_PLACE ? 'misc' : namesOf([node])[0]!;
  return Array.from(order.node, (node, place) => `${title(node)} ${String(order.parent[place])}`);
}

describe('a release', () => {
  test('has its branches and, under Misc, the synsets with images that no branch holds', () => {
    expect(namesOf(animals().tree.miscChildren)).toEqual(['snack', 'earth']);
    expect(namesOf(nodesOf(animals().tree.miscSlices, taxonomy.columns.level))).toEqual([
      'earth',
      'flatEarth',
      'snack',
    ]);
    expect([...nodesOf(animals().tree.slices, taxonomy.columns.level)]).toHaveLength(13);
    expect(namesOf(nested().tree.miscChildren)).toEqual(['goldfish', 'pet']);
    expect(namesOf(nodesOf(nested().tree.miscSlices, taxonomy.columns.level)).join(' ')).toBe(
      'dog husky chimera pet goldfish hybrid',
    );
  });

  test('has one place for each synset, in the order of wnids below the branches; numbers are places of parents', () => {
    expect(outline(animals()).join(', ')).toBe(
      'root 0, place 0, planet 1, cafe 1, animal 0, dog 4, husky 5, chimera 5, pet 4, goldfish 8, hybrid 9, ' +
        'misc 0, snack 11, earth 11, flatEarth 13',
    );
    expect(outline(nested()).join(', ')).toBe(
      'root 0, planet 0, place 0, cafe 2, misc 0, pet 4, goldfish 5, hybrid 6, dog 5, husky 8, chimera 8',
    );
  });
});

const node = (name: string): TreeNode => (name === 'root' ? root : name === 'misc' ? misc : crossed(name));

/** A node with its children, its parents and its number in brackets. */
type Row = readonly [name: string, children: string, parents: string, bracket: number];

describe.each<[string, (() => Release) | undefined, readonly Row[]]>([
  [
    'two branches',
    animals,
    [
      ['root', 'place animal misc', '', 14],
      ['misc', 'snack earth', 'root', 3],
      ['place', 'planet cafe', 'root', 2],
      ['animal', 'dog pet', 'root', 6],
      ['dog', 'husky chimera hybrid', 'animal pet', 3],
      ['pet', 'goldfish dog', 'animal', 5],
      ['planet', '', 'place', 0],
      ['earth', 'flatEarth', 'misc', 1],
      ['snack', '', 'misc', 0],
      ['mars', '', '', 0],
      ['entity', 'place animal snack', '', 11],
    ],
  ],
  [
    'a branch below a branch',
    nested,
    [
      ['root', 'planet place misc', '', 10],
      ['misc', 'goldfish pet', 'root', 6],
      ['planet', '', 'root place', 0],
      ['place', 'planet cafe', 'root', 2],
      ['goldfish', 'chimera hybrid', 'pet misc', 2],
      ['pet', 'goldfish dog', 'misc', 5],
      ['dog', 'husky chimera hybrid', 'pet', 3],
      ['animal', 'dog pet', '', 6],
    ],
  ],
  [
    'WordNet itself',
    undefined,
    [
      ['entity', 'place animal snack', '', 11],
      ['planet', 'mars earth', 'place', 0],
      ['earth', 'flatEarth', 'planet', 1],
      ['hybrid', '', 'goldfish dog', 0],
      ['root', '', '', 0],
    ],
  ],
])('the tree of %s', (_, release, rows) => {
  const open = (): TreeView => openTree(taxonomy, release?.());

  test.each(rows)('at %s', (name, children, parents, bracket) => {
    const tree = open();
    expect(namesOf(tree.children(node(name))).join(' ')).toBe(children);
    expect(namesOf(tree.parents(node(name))).join(' ')).toBe(parents);
    expect(namesOf([tree.primaryParent(node(name)) ?? []].flat()).join(' ')).toBe(parents.split(' ')[0]);
    expect(tree.bracket(node(name))).toBe(bracket);
    if (!isGroup(node(name)) && name !== 'entity') expect(tree.has(crossed(name))).toBe(parents !== '');
  });

  test('has its own kind and root', () => {
    const tree = open();
    expect([tree.kind, tree.root]).toEqual(release === undefined ? ['wordnet', 0] : ['release', root]);
    expect(tree.has(crossed('entity'))).toBe(release === undefined);
  });
});

test('paths lead from the root, the primary one first', () => {
  const tree = openTree(taxonomy, animals());
  expect(pathsIn(tree, crossed('husky')).map((path) => namesOf(path).join(' '))).toEqual([
    'root animal dog husky',
    'root animal pet dog husky',
  ]);
  expect(namesOf(primaryPathIn(tree, crossed('flatEarth'))).join(' ')).toBe('root misc earth flatEarth');
  expect(primaryPathIn(tree, root)).toEqual([root]);
});

test('a group of another name brackets nothing', () => {
  expect(openTree(taxonomy, animals()).bracket({ id: 'other', title: '' })).toBe(0);
});

test.each([
  [crossed('dog'), crossed('dog'), true],
  [crossed('dog'), crossed('pet'), false],
  [crossed('dog'), undefined, false],
  [crossed('dog'), root, false],
  [root, crossed('dog'), false],
  [root, { ...root }, true],
  [root, misc, false],
])('%j and %j are the same: %s', (a, b, same) => {
  expect(sameNode(a, b)).toBe(same);
});
