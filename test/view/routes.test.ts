import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { patternOf } from '../../src/site/answer.ts';
import { ROUTES as SITE_ROUTES } from '../../src/site/routes.ts';
import { findRoute, isForPrograms, ROUTES } from '../../src/view/routes.ts';

const root = path.resolve(import.meta.dirname, '../..');

describe('findRoute', () => {
  it.each([
    ['/', '/', {}],
    ['/synset/n02084071', '/synset/:id', { id: 'n02084071' }],
    ['/synset/n02084071/', '/synset/:id', { id: 'n02084071' }],
    ['/synset/n02084071.json', '/synset/:id.json', { id: 'n02084071' }],
    ['/synset/n02084071/images.json', '/synset/:id/images.json', { id: 'n02084071' }],
    [
      '/synset/n02084071/lists/own/wnids.json',
      '/synset/:id/lists/:scope/:file',
      { id: 'n02084071', scope: 'own', file: 'wnids.json' },
    ],
    ['/api/v1/synsets/n02084071/subtree', '/api/v1/*', { rest: 'synsets/n02084071/subtree' }],
    ['/api/imagenet.synset.geturls', '/api/:name', { name: 'imagenet.synset.geturls' }],
    [
      '/explore/abc/fall2011/release/coverage/emoji.columns',
      '/explore/:version/:dataset/:tree/coverage/:other.columns',
      { version: 'abc', dataset: 'fall2011', tree: 'release', other: 'emoji' },
    ],
  ])('finds the route of %s', (address, pattern, values) => {
    const match = findRoute(address);
    expect(match?.route.pattern).toBe(pattern);
    expect({ ...match?.values }).toEqual(values);
  });

  it.each([
    '',
    '//',
    '/nothing',
    '/synset/a/b',
    '/synset/n1/lists/own',
    '/searches',
    '/api/v1x/y/z',
    '/explore/a/b',
    '/statsxjson',
  ])('finds none for %j', (address) => expect(findRoute(address)).toBeUndefined());
});

it('has errors in JSON for programs alone', () => {
  const forPrograms = ['/api/v1', '/api/v1/x/y', '/search.json', '/synset/n1/lists/own/wnids.json', '/none.json'];
  expect(forPrograms.filter((address) => !isForPrograms(address))).toEqual([]);
  expect(
    ['/', '/api', '/synset/n02084071', '/api/v1x', '/a.jsonp'].filter((address) => isForPrograms(address)),
  ).toEqual([]);
});

it('has a route for every page and file, and a page or a file for every route', () => {
  const answered = SITE_ROUTES.flatMap((route) => [
    patternOf(route, 'page'),
    ...(route.twin === undefined ? [] : [patternOf(route, 'twin')]),
  ]);
  const patterns = ROUTES.map(({ pattern }) => pattern);
  // The front answers these itself.
  expect([...answered, '/healthz', '/readyz', '/metrics'].sort()).toEqual(patterns.toSorted());
  expect(new Set(patterns).size).toBe(patterns.length);
});

it('knows every query parameter that the code reads', async () => {
  const known = new Set(ROUTES.flatMap(({ query }) => query));
  const files = (await readdir(path.join(root, 'src'), { recursive: true })).filter((file) =>
    /^(?:api|site|view)\/.*\.(?:astro|ts)$/.test(file),
  );
  const unknown = await Promise.all(
    files.map(async (file) => {
      const code = await readFile(path.join(root, 'src', file), 'utf8');
      const names = [...code.matchAll(/(?:[qQ]uery|[pP]arameters|[pP]arams)\.(?:get|has|getAll)\('(\w+)'\)/g)];
      return names.flatMap(([, name = '']) => (known.has(name) ? [] : [`${file}: ${name}`]));
    }),
  );
  expect(unknown.flat()).toEqual([]);
});

it('names each choice of a route once, and on a copy none that its pages do not read', () => {
  for (const { pattern, query, inPath } of ROUTES) {
    expect(new Set(query).size, pattern).toBe(query.length);
    expect(
      inPath.filter((name) => !query.includes(name)),
      pattern,
    ).toEqual([]);
  }
});
