import { describe, expect, it } from 'vitest';
import { pathContent } from '../../../src/components/path/path.ts';
import { type PathPage, pathPage } from '../../../src/view/path/page.ts';
import { contextOf } from '../context.ts';

function ask(a: string, b: string): Promise<PathPage> {
  return pathPage(contextOf(), new URLSearchParams({ a, b }));
}

describe('a path', () => {
  it('leads from husky to tabby over domestic animal, and says which step is what', async () => {
    const { paths } = await ask('husky', 'tabby');
    expect(paths?.steps).toBe(5);
    const { cards, relations, top } = paths!.shown[0]!;
    expect(cards.map(({ name }) => name)).toEqual([
      'Eskimo dog',
      'working dog',
      'dog',
      'domestic animal',
      'domestic cat',
      'tabby',
    ]);
    expect(cards[top]!.name).toBe('domestic animal');
    expect(relations).toEqual(['kind', 'kind', 'kind', 'kind', 'kind']);
    expect(paths?.reverseUrl).toBe('/path?a=n02123045&b=n02109961');
  });

  it('takes identifiers, and tells instances from kinds', async () => {
    const everest = await ask('Mount Everest', 'mountain_peak.n.01');
    expect(everest.paths?.steps).toBe(1);
    expect(everest.paths?.shown[0]?.relations).toEqual(['instance']);
    expect((await ask('n02084071', 'dog.n.01')).paths?.steps).toBe(0);
  });

  it('says which end names nothing, and shows no path then', async () => {
    const page = await ask('husky', 'xyzzy plugh');
    expect(page.paths).toBeUndefined();
    expect(pathContent(page, {}).text).toContain('Nothing in WordNet 3.0 is called “xyzzy plugh”');
  });

  it('escapes what was asked for', async () => {
    const { text } = pathContent(await ask('<b>"x', ''), {});
    expect(text).toContain('&lt;b&gt;&quot;x');
    expect(text).not.toContain('<b>');
  });
});
