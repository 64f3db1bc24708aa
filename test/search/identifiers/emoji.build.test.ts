import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { nodeIdentified } from '../../../src/search/identifiers/resolve-identifier.ts';
import { at, catalogue } from '../../fixtures/real-catalogue.ts';

const { taxonomy, searcher } = catalogue;
const [dataset] = catalogue.datasets;
const rows = (await readFile(new URL('../../../data/emoji/synsets.tsv', import.meta.url), 'utf8'))
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));
const emojiOf = (hexcode: string): string =>
  String.fromCodePoint(...hexcode.split('-').map((point) => parseInt(point, 16)));
/** Each emoji of both drawings, with the wnid that it is filed under. */
const filed = rows.flatMap(([openMoji = '', twemoji = '', wnid = '']) =>
  [openMoji, twemoji].filter((hexcode) => hexcode !== '').map((hexcode) => [emojiOf(hexcode), wnid] as const),
);
const found = (text: string): string[] =>
  searcher.search(text, dataset, { from: 0, count: 9 }).found.map(({ node }) => taxonomy.wnid(node));

describe('a pasted emoji', () => {
  it('leads to what it is filed under, each of both drawings, and to nothing else', () => {
    const wrong = filed.filter(([emoji, wnid]) => {
      const wnids = found(emoji);
      return wnids.length !== 1 || wnids[0] !== wnid || taxonomy.wnid(nodeIdentified(emoji, catalogue)!) !== wnid;
    });
    expect(filed.length).toBeGreaterThan(7800);
    expect(wrong).toEqual([]);
  });

  it('does so in the type-ahead', () => {
    const wrong = filed.filter(
      ([emoji, wnid]) =>
        searcher
          .suggest(emoji, 8, dataset)
          .map(({ node }) => taxonomy.wnid(node))
          .join() !== wnid,
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['🐕', ['n02084071']],
    ['🐕🐈', ['n02084071', 'n02121620']],
    [' 🐕, n02123045 🐈 ', ['n02084071', 'n02123045', 'n02121620']],
    ['👩🏽‍🚀', ['n09818022']],
    ['🇩🇪', ['n08766988']],
  ])('%s finds %j', (text, wnids) => {
    expect(found(text)).toEqual(wnids);
  });

  it('beside words leaves them to be looked for', () => {
    expect(found('golden retriever 🐶')[0]).toBe('n02099601');
    expect(searcher.meant('🐕')).toBe(at('n02084071'));
  });

  it('that depicts nothing is not looked for as words', () => {
    const { total, notHeld } = searcher.search('⏯️', dataset, { from: 0, count: 9 });
    expect([total, notHeld.map(({ kind }) => kind)]).toEqual([0, ['pictograph']]);
  });
});
