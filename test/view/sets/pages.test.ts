import { expect, test } from 'vitest';
import { cutContent, cutTitle } from '../../../src/components/sets/cut.ts';
import { overlapsContent } from '../../../src/components/sets/overlaps.ts';
import { sentence, setContent } from '../../../src/components/sets/set.ts';
import { setsContent } from '../../../src/components/sets/sets.ts';
import { takeHome } from '../../../src/components/sets/take-home.ts';
import { setOfNodes } from '../../../src/domain/class-set/class-set.ts';
import { collectionIds } from '../../../src/domain/dataset/collection.ts';
import { encodeClassSet } from '../../../src/format/class-set/class-code.ts';
import { pageContext } from '../../../src/view/page-context.ts';
import { addedSet } from '../../../src/view/sets/add.ts';
import { cutPage } from '../../../src/view/sets/cut-page.ts';
import { openCode, openPublished, openRule } from '../../../src/view/sets/opened-set.ts';
import { overlapsPage } from '../../../src/view/sets/overlaps-page.ts';
import { setPage } from '../../../src/view/sets/set-page.ts';
import { setsPage } from '../../../src/view/sets/sets-page.ts';
import { mini, miniCatalogue } from '../../fixtures/mini-catalogue.ts';
import { miniWnid } from '../../fixtures/mini-inputs.ts';

const context = pageContext(miniCatalogue, new URLSearchParams(), 'https://example.org');
const query = (text: string): URLSearchParams => new URLSearchParams(text);
const nested = encodeClassSet(miniCatalogue.taxonomy, setOfNodes([mini('animal'), mini('dog')], 'subtree'));

test('the index lists every published set', () => {
  const page = setsPage(context);
  expect(page.families.flatMap(({ sets }) => sets.map(({ name, classes, images }) => [name, classes, images]))).toEqual(
    [
      ['filed', 2, 15],
      ['ruled', 5, 28],
    ],
  );
  expect(setsContent(page).text).toContain('href="/sets/filed"');
});

test('the page of a set says in a sentence what it is', async () => {
  const opened = openPublished(miniCatalogue, context.dataset, 'filed')!;
  const page = await setPage(context, opened, [], { sort: 'index', rows: undefined, show: 'table' });
  expect(sentence(page)).toMatch(
    /^2 classes, 15 images of Mini, largest 2\.0 × smallest, no overlap, fingerprint [0-9a-f]{12}\.$/,
  );
  expect(page.rows.map(({ name }) => name)).toEqual(['husky', 'dog']);
  expect(setContent(page, {}).text).toContain('No overlap');
  const sorted = await setPage(context, opened, [], { sort: 'images', rows: undefined, show: 'table' });
  expect(sorted.rows.map(({ index }) => index)).toEqual([1, 0]);
});

test('a cut by an address has the classes of the rule, and “Not this” rules one out', async () => {
  const page = await cutPage(context, query('below=entity&n=3&own=1&names=ignore'));
  expect(page.classes.map(({ name }) => name)).toEqual(['animal', 'snack', 'planet']);
  expect(cutContent(page, {}).text).toContain('Cut entity into 3 classes');
  const again = await cutPage(context, query(`below=entity&n=3&own=1&names=ignore&not=${miniWnid('animal')}`));
  expect(again.classes.map(({ name }) => name)).toEqual(['dog', 'snack', 'planet']);
  expect((await cutPage(context, query('below=unheard-of'))).top).toBeUndefined();
});

test.each([
  ['n=0', 'Classes: expected a whole number from 1 to 2,000, came “0”. 1 is used.'],
  ['n=-1', 'Classes: expected a whole number from 1 to 2,000, came “-1”. 20 is used.'],
  ['n=1e9', 'Classes: expected a whole number from 1 to 2,000, came “1e9”. 20 is used.'],
  ['n=NaN', 'Classes: expected a whole number from 1 to 2,000, came “NaN”. 20 is used.'],
  ['n=1000000000', 'Classes: expected a whole number from 1 to 2,000, came “1000000000”. 2,000 is used.'],
  ['cut=halves', 'Way to cut: expected balanced, even, least, depth, super, came “halves”. balanced is used.'],
  [
    'not=dog',
    'Not this: expected at most 200 wnids with points between, such as n02084071.n02121620. 1 of 1 are ignored.',
  ],
])('a cut says which value of %s it uses', async (text, notice) => {
  const page = await cutPage(context, query(`below=entity&own=1&names=ignore&${text}`));
  expect(page.notices).toContain(notice);
  expect(cutContent(page, {}).text).toContain(notice);
});

test('a cut with as many classes as it was asked for has no notice', async () => {
  expect((await cutPage(context, query('below=entity&n=3&own=1&names=ignore'))).notices).toEqual([]);
  expect((await cutPage(context, query('below=entity&n=19&own=1&names=ignore'))).notices).toEqual([
    'These rules allow at most 4 classes; you asked for 19.',
  ]);
});

test('a roll-up is called by that name, and chooses its depth where the address gives none', async () => {
  const page = await cutPage(context, query('below=entity&cut=depth'));
  expect([page.question.depth, page.overlaps, page.images]).toEqual([2, 0, 23]);
  expect(cutTitle(page)).toBe('Roll-up of Mini: 4 synsets at depth 2');
  expect(cutTitle(await cutPage(context, query('below=animal&cut=depth&depth=2')))).toBe(
    'Roll-up of animal: 2 synsets at depth 2',
  );
});

test('links that add keep the dataset of the page', () => {
  const state = { dataset: 'mini-other' };
  expect(takeHome({ count: 2, parts: { q: 'dog' } }, state).text).not.toMatch(/href="(?![^"]*dataset=mini-other)/);
});

test('an overlap has ways out, and the set with the marked ones has none', () => {
  const page = overlapsPage(context, query(`set=${nested}`))!;
  expect(page.shown.map(({ kind, a, b, synsets }) => [kind, a, b, synsets])).toEqual([['nested', 'animal', 'dog', 2]]);
  expect(page.after).toMatchObject({ classes: 2, overlaps: 0, images: 18 });
  expect(overlapsPage(context, query(`set=${nested}&w0=drop-a`))!.after).toMatchObject({ classes: 1, images: 15 });
  expect(overlapsPage(context, query(`set=${nested}&all=upper`))!.after).toMatchObject({ classes: 1, images: 18 });
  expect(overlapsPage(context, query(`set=${nested}&w0=leave`))!.after.overlaps).toBe(1);
  expect(overlapsContent(page, {}).text).toContain('dog is below animal');
  expect(overlapsPage(context, query('set=!'))).toBeUndefined();
});

test('sets are put together from codes, members and searches, each class once', () => {
  const set = addedSet(context, query(`set=${nested}&classes=${miniWnid('dog')}/,${miniWnid('snack')}`));
  expect([set.classes, set.added, set.overlaps]).toEqual([3, 1, 1]);
  const opened = openCode(miniCatalogue, context.dataset, set.code);
  expect('fault' in opened ? opened : opened.names).toEqual(['animal', 'dog', 'snack']);
  expect(addedSet(context, query('q=husky'))).toMatchObject({ classes: 1, title: 'husky' });
  expect(addedSet(context, query(`set=${nested}&not=0`))).toMatchObject({ classes: 1, images: 15 });
  expect(addedSet(context, query('classes=dog')).faults).toHaveLength(1);
});

test('a rule gives a set that follows the data: a search, or a part of a comparison', async () => {
  const opened = openRule(context, query('q=husky'))!;
  expect([opened.title, opened.names, opened.key]).toEqual(['husky', ['husky'], { rule: { q: 'husky' } }]);
  const page = await setPage(context, opened, [], { sort: 'index', rows: undefined, show: 'table' });
  expect(page.rule).toBe('search');
  expect(setContent(page, {}).text).toContain(`href="/set/${opened.code}">Freeze it</a>`);
  const [a, b] = collectionIds(miniCatalogue).map(({ id }) => id);
  const both = openRule(context, query(`a=${a!}&b=${b!}&part=both&scope=subtree`))!;
  expect(both.set.classes.every(({ includes }) => includes[0].scope === 'subtree')).toBe(true);
  for (const nothing of ['', 'q=unheard-of', `a=${a!}&b=nothing&part=both`, `a=${a!}&b=${b!}&part=all`])
    expect(openRule(context, query(nothing))).toBeUndefined();
});

test('a class of a set can be taken with everything below or alone', () => {
  const turned = addedSet(context, query(`set=${nested}&turn=0`));
  expect(turned.list.map(({ members }) => members)).toEqual([miniWnid('animal'), `${miniWnid('dog')}/`]);
  expect(addedSet(context, query(`set=${turned.code}&turn=0`)).code).toBe(nested);
  expect(addedSet(context, query('set=filed')).classes).toBe(2);
});
