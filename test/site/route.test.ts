import { describe, expect, it } from 'vitest';
import { pathMatcher } from '../../src/site/route.ts';

describe('pathMatcher', () => {
  it('returns the variable segments of a path, decoded', () => {
    expect(pathMatcher('/exports/:folder/:name')('/exports/datasets/my%20set')).toEqual({
      folder: 'datasets',
      name: 'my set',
    });
    expect(pathMatcher('/stats')('/stats')).toEqual({});
  });

  it('gives a twin its ending, and the home page a name', () => {
    expect(pathMatcher('/synset/:id', '.json')('/synset/n02084071.json')).toEqual({ id: 'n02084071' });
    expect(pathMatcher('/', '.json')('/index.json')).toEqual({});
    expect(pathMatcher('/')('/')).toEqual({});
  });

  it.each(['/stats/', '/stats2', '/a/stats', '/', ''])('does not match /stats with %j', (path) =>
    expect(pathMatcher('/stats')(path)).toBeUndefined(),
  );

  it('takes a dot for a dot, and no slash for a segment', () => {
    expect(pathMatcher('/stats', '.json')('/statsxjson')).toBeUndefined();
    expect(pathMatcher('/synset/:id')('/synset/a/b')).toBeUndefined();
    expect(pathMatcher('/synset/:id')('/synset/')).toBeUndefined();
  });

  it('leaves a malformed escape as it came', () =>
    expect(pathMatcher('/tree/:id')('/tree/%E0%A4%A')).toEqual({ id: '%E0%A4%A' }));
});
