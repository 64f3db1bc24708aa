import { expect, test } from 'vitest';
import { findTop } from '../../../src/domain/class-set/class-node.ts';
import { findBranches, releaseBranches } from '../../../src/view/sets/set-branches.ts';
import { mini, miniCatalogue } from '../../fixtures/mini-catalogue.ts';

const { taxonomy } = miniCatalogue;

test('the top of a set is the lowest node above all of its classes, never a class itself', () => {
  expect(findTop(taxonomy, [mini('husky'), mini('snack')])).toBe(mini('entity'));
  expect(findTop(taxonomy, [mini('animal'), mini('dog')])).toBe(mini('entity'));
  expect(findTop(taxonomy, [mini('husky')])).toBe(taxonomy.columns.parent[mini('husky')]);
});

test('a branch that is a class stays whole, any other is divided while there are few', () => {
  const nodes = [mini('husky'), mini('snack')];
  const branches = findBranches(taxonomy, nodes, findTop(taxonomy, nodes), [10, 1]);
  expect(branches.flatMap(({ classes }) => classes).sort()).toEqual([0, 1]);
  expect(branches.every(({ node, classes }) => classes.some((at) => nodes[at] === node))).toBe(true);
});

test('a set in several branches of a release has one branch for each, and one for what is in none', () => {
  const nodes = [mini('husky'), mini('snack'), mini('planet')];
  const images = [1, 5, 2];
  expect(releaseBranches(taxonomy, [mini('animal'), mini('snack')], nodes, images)).toEqual([
    { node: mini('snack'), classes: [1] },
    { node: mini('animal'), classes: [0] },
    { node: undefined, classes: [2] },
  ]);
  expect(releaseBranches(taxonomy, [mini('animal')], [mini('husky')], [1])).toBeUndefined();
  expect(releaseBranches(taxonomy, [], nodes, images)).toBeUndefined();
});
