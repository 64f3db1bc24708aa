import { describe, expect, it } from 'vitest';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { choiceText } from '../../src/view/search/page.ts';
import { keyOf, wordsOf } from '../../src/search/words/normalise.ts';
import { at, catalogue } from '../fixtures/real-catalogue.ts';
import { wnidsOf } from './judgements.ts';

const searcher = catalogue.searcher;
const { taxonomy, lexicon, datasets } = catalogue;
const [dataset] = datasets;
/** Synsets that are not offered while typing. */
const coarse = new Set<number>(catalogue.search.coarse);
const ALL = { from: 0, count: taxonomy.size };
const suggest = (text: string): string[] => wnidsOf(catalogue, searcher.suggest(text, 8, dataset));
const total = (text: string): number => searcher.search(text, dataset, ALL).total;
const nodes = (text: string): Set<number> => new Set(searcher.search(text, dataset, ALL).found.map(({ node }) => node));

describe('every lemma', () => {
  it('is found by itself, among exact matches', () => {
    const lost: string[] = [];
    for (let i = 0; i < taxonomy.size; i += 1) {
      const node = nodeIndex(i);
      for (const lemma of lexicon.lemmas(node)) {
        // A lemma is one of few with its key; looking at each of 146,000 through a whole page of results would take minutes.
        if (keyOf(wordsOf(lemma)).length > 2 && i % 7 !== 0) continue;
        const result = coarse.has(i) ? searcher.search(lemma, dataset, ALL) : undefined;
        const answer = result ? [...result.found, ...result.coarse] : searcher.suggest(lemma, 60, dataset);
        const found = answer.find((one) => one.node === node);
        if (found?.kind !== 'exact' && found?.kind !== 'identifier') lost.push(`${taxonomy.wnid(node)} ${lemma}`);
      }
    }
    expect(lost).toEqual([]);
  });

  it.each([
    ['may', 'n15211484'],
    ['will', 'n05652593'],
    ['it', 'n06134510'],
    ['I', 'n06832033'],
    ['us', 'n09044862'],
    ['who', 'n08302724'],
  ])('is found though it is a word like %s', (text, wnid) => {
    expect(suggest(text)).toContain(wnid);
  });
});

describe('ranking', () => {
  it.each([
    ['crane', ['n03126707', 'n02012849']],
    ['jaguar', ['n02128925']],
    ['apple', ['n07739125']],
    ['universe', ['n09466280']],
    ['wolves', ['n02114100']],
    ['geese', ['n01855672']],
    ['mice', ['n02330245']],
    ['buses', ['n02924116']],
    ['axes', ['n02764044', 'n06008609']],
  ])('shows for %s first what is meant', (text, wnids) => {
    expect(suggest(text).slice(0, wnids.length === 1 ? 1 : 5)).toEqual(expect.arrayContaining(wnids));
  });

  it('puts the senses of a word in the order of WordNet where nothing else speaks', () => {
    const tagged = suggest('time');
    expect(tagged.slice(0, 5)).toEqual(['n07309599', 'n15270431', 'n15122231', 'n15245515', 'n00028270']);
  });

  it('gives the same synsets on the results page as while typing, in the same order', () => {
    for (const text of ['crane', 'ele', 'golden ret', 'labradoor', 'deep sea fish', 'wolves']) {
      const suggested = suggest(text);
      const found = searcher.search(text, dataset, ALL).found.filter(({ node }) => !coarse.has(node));
      expect(wnidsOf(catalogue, found).slice(0, suggested.length), text).toEqual(suggested);
    }
  });
});

describe('identifiers', () => {
  it('takes a WordNet 3.1 offset only where 3.0 has none', () => {
    expect(suggest('02086723')).toEqual(['n02084071']);
    for (let i = 0; i < taxonomy.size; i += 97) {
      const node = nodeIndex(i);
      expect(suggest(taxonomy.wnid(node).slice(1))[0]).toBe(taxonomy.wnid(node));
    }
  });

  it('knows every class of every list by its index', () => {
    for (const { name, nodes: classes } of catalogue.classLists) {
      for (const index of [0, 1, classes.length - 1])
        expect(suggest(`${name}:${String(index)}`)).toEqual([taxonomy.wnid(classes[index]!)]);
      expect(suggest(`${name}:${String(classes.length)}`)).not.toContain(taxonomy.wnid(classes.at(-1)!));
    }
  });
});

describe('restrictions', () => {
  it('keeps to what is below a synset, its instances among it', () => {
    const found = nodes('crane in:person');
    expect(found).toContain(at('n10914447'));
    expect(found).not.toContain(at('n02012849'));
    expect(nodes('in:writer')).toContain(at('n10914447'));
  });

  it('counts what the taxonomy counts', () => {
    const { level } = taxonomy.columns;
    const withoutInstances = [...nodes('in:animal.n.01')].filter((node) => level[node] === level[at('n00015388')]);
    expect(withoutInstances).toHaveLength(3998 + 1);
    expect(total('images:>500')).toBe(11_221);
    expect(total('images:>0')).toBe(21_841);
    expect(total('is:leaf')).toBe(64_958);
    expect(total('depth:0')).toBe(1);
    expect(total(`dataset:${dataset.name}`)).toBe(21_841);
  });

  it('combines', () => {
    const [animals, many, leaves] = [nodes('in:animal'), nodes('images:>500'), nodes('is:leaf')];
    expect(nodes('in:animal images:>500 leaf')).toEqual(
      new Set([...animals].filter((node) => many.has(node) && leaves.has(node))),
    );
  });

  it('looks for what it does not understand as words', () => {
    const { meanings } = searcher.search('dog in:qwertzuiop', dataset, ALL);
    expect(meanings).toMatchObject([{ kind: 'unknown' }]);
    expect(total('time:')).toBe(total('time'));
  });

  it.each(['crane', 'in:animal images:>500', 'c', 'leaf depth:<=6', 'qwertzuiop'])(
    'promises no other number of synsets than a choice then gives: %s',
    (text) => {
      const result = searcher.search(text, dataset, ALL);
      const context = { catalogue, dataset };
      for (const choice of result.choices()) {
        const others = result.meanings
          .filter((meaning) => meaning.restriction.kind !== choice.kind)
          .map(({ restriction }) => restriction.text);
        const asked = [result.query.words, ...others, choiceText(context, choice)].join(' ');
        expect(total(asked), asked).toBe(choice.synsets);
      }
    },
  );
});

describe('what looks like an identifier and names nothing', () => {
  it.each(
    'n99999999|99999999|n9999999|N02084072|02084072-n|wn:99999999n|oewn-99999999-n|dog.n.99|dogg.n.01|dog%1:99:00::|i999999|ili:i9|in1k:5000|in99k:12|n99999999_123.JPEG|Q144|/m/0bt9lr|https://en-word.net/id/oewn-99999999-n'.split(
      '|',
    ),
  )('%s is said to be none, and not looked for as words', (text) => {
    const { total, notHeld } = searcher.search(text, dataset, { from: 0, count: 8 });
    expect([total, notHeld.length]).toEqual([0, 1]);
    expect(suggest(text)).toEqual([]);
  });
});
