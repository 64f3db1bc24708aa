import { expect, it } from 'vitest';
import { classNames } from '../../../src/domain/class-set/class-names.ts';
import { mini, miniCatalogue } from '../../fixtures/mini-catalogue.ts';

const { readableNames } = miniCatalogue;

/** Names of classes of dogs, by the names that their author gave them. */
function namesOf(...own: readonly (string | undefined)[]): string[] {
  const member = { node: mini('dog'), scope: 'own' } as const;
  return classNames(
    { title: 'Dogs', classes: own.map((name) => ({ name, includes: [member], excludes: [] })) },
    readableNames,
  );
}

it('is the author’s name, else the readable one, numbered where it would be there twice', () => {
  expect(namesOf('hound', undefined, 'Dog', 'Hound')).toEqual(['hound', 'dog', 'Dog (2)', 'Hound (2)']);
});

it.each([
  ['=HYPERLINK("https://a.example")', 'HYPERLINK("https://a.example")'],
  ['+1', '1'],
  ['-1+1', '1+1'],
  ['@SUM(A1)', 'SUM(A1)'],
  [' \t=\r\n=1', '1'],
  ['a\tb\r\nc', 'a b c'],
  ['a=b', 'a=b'],
  ['==', 'dog'],
  ['', 'dog'],
])('of %j is %j: no cell of a table is a formula, none breaks it', (name, expected) => {
  expect(namesOf(name)).toEqual([expected]);
});
