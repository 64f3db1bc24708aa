import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { textAt } from '../../../src/domain/text-column.ts';
import { wnidOf } from '../../../src/domain/wordnet/wnid.ts';
import {
  cutShards,
  LONGEST_SHARD,
  readShard,
  shardFor,
  shardName,
  SPLITS_FILE,
} from '../../../src/search/index/shards.ts';
import { ShardSearch } from '../../../src/search/index/shard-search.ts';
import { catalogue } from '../../fixtures/real-catalogue.ts';
import { innocentWords, slipOf } from '../innocent-words.ts';
import { readJudgements, successOf } from '../judgements.ts';

const { shards, splits } = cutShards(catalogue);
const splitSet = new Set(splits);
const { signal } = new AbortController();
/** Texts that are no lemma, and of which some words are. */
const PHRASES =
  'dining room table|land vehicle|stop sign post|bathroom cabinet|construction crane|dogs and cats|jaguar cat|mouse (animal)|notebook/laptop|class: dog|photo of a tabby|red sports car|wooden kitchen chair|slice of bread|bottle of wine'.split(
    '|',
  );
/** Offsets of the coarse synsets, and their nodes. */
const coarse = new Map(
  Array.from(catalogue.search.coarse, (node) => [catalogue.taxonomy.columns.offset[node]!, nodeIndex(node)]),
);

/** A site of plain files, and what was asked of it. */
function plainFiles(): { search: ShardSearch; asked: string[]; bytes: () => number } {
  const asked: string[] = [];
  let bytes = 0;
  const search = new ShardSearch((name) => {
    asked.push(name);
    const text = name === SPLITS_FILE ? splits.join('\n') : shards.get(name.slice(shardName('').length));
    bytes += Buffer.byteLength(text ?? '');
    return Promise.resolve(text);
  });
  return { search, asked, bytes: () => bytes };
}

describe('the shards', () => {
  it('have at most 30 KB each, and 3 MB together when compressed', () => {
    const sizes = [...shards.values()].map((text) => Buffer.byteLength(text));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(LONGEST_SHARD);
    const compressed = [...shards.values()].reduce((sum, text) => sum + gzipSync(text).length, 0);
    expect(compressed).toBeLessThan(3_000_000);
  });

  it('hold every lemma of every synset in the one shard its key leads to', () => {
    const lemmas = new Set<string>();
    for (const [prefix, text] of shards) {
      for (const { key, form, skipped, lemma, offset, signpost } of readShard(text)) {
        expect(key.startsWith(prefix)).toBe(true);
        if (!signpost && form === undefined && skipped === 0 && shardFor(key, splitSet) === prefix)
          lemmas.add(`${String(offset)} ${lemma}`);
      }
    }
    const { lemmaEnd } = catalogue.lexicon.columns;

    expect(lemmas.size).toBe(lemmaEnd.length - 1);
  });

  it('mark every coarse synset and no other, and hold it under whole lemmas alone', () => {
    const marked = new Set<number>();
    for (const [prefix, text] of shards) {
      for (const { key, skipped, offset, coarse: isMarked, signpost } of readShard(text)) {
        if (signpost) continue;
        expect(isMarked, `${prefix} ${key}`).toBe(coarse.has(offset));
        if (!isMarked) continue;
        marked.add(offset);
        expect([skipped, shardFor(key, splitSet)], key).toEqual([0, prefix]);
      }
    }
    expect(marked).toEqual(new Set(coarse.keys()));
  });

  it('are named by what is typed', () => {
    expect(shardFor('', splitSet)).toBeUndefined();
    expect(shardFor('x', new Set(['x', 'xy']))).toBe('x');
    expect(shardFor('xyz', new Set(['x', 'xy']))).toBe('xyz');
    expect(shardFor('xyz', new Set(['x']))).toBe('xy');
    expect(shardFor('xyz', new Set())).toBe('x');
  });
});

describe('type-ahead without a server', () => {
  const kinds = ['prefix', 'word', 'phrase', 'inflection'];

  it('shows the first suggestions after one answer and less than 40 KB', async () => {
    for (const { query } of (await readJudgements()).filter(({ kind }) => kind === 'prefix' || kind === 'word')) {
      const { search, asked, bytes } = plainFiles();
      await search.prepare();
      await search.suggest(query, 8, signal);
      expect(asked.slice(0, 2), query).toEqual([SPLITS_FILE, ...asked.slice(1, 2)]);
      expect(asked.length, query).toBeLessThanOrEqual(3);
      expect(bytes(), query).toBeLessThan(40_000);
    }
  });

  it('answers words, beginnings, phrases and inflections nearly as well as the server', async () => {
    const judgements = (await readJudgements()).filter(({ kind }) => kinds.includes(kind));
    const { search } = plainFiles();
    const answers = new Map<string, string[]>();
    for (const { query } of judgements) {
      answers.set(
        query,
        (await search.suggest(query, 8, signal)).map(({ entry }) => wnidOf(entry.offset)),
      );
    }
    expect(successOf(judgements, (query) => answers.get(query)!).at5).toBeGreaterThanOrEqual(0.98);
    const alike = judgements.filter(({ query }) => {
      const [served] = catalogue.searcher.suggest(query, 1, catalogue.datasets[0]);
      return answers.get(query)![0] === (served && catalogue.taxonomy.wnid(served.node));
    });
    expect(judgements.length).toBeGreaterThan(230);
    expect(alike.length / judgements.length).toBeGreaterThanOrEqual(0.96);
  });

  it('leads every signpost to the synset that the server leads it to', async () => {
    const { search } = plainFiles();
    const dataset = catalogue.datasets[0];
    let compared = 0;
    const { signText, signEnd, signNode } = catalogue.search;
    for (let i = 0; i < signNode.length; i++) {
      const word = textAt({ text: signText, end: signEnd }, i);
      const [served] = catalogue.searcher.suggest(word, 1, dataset);
      if (served?.kind !== 'signpost') continue;
      const [first] = await search.suggest(word, 8, signal);
      expect([word, first?.kind, first && wnidOf(first.entry.offset)]).toEqual([
        word,
        'signpost',
        wnidOf(catalogue.taxonomy.columns.offset[served.node]!),
      ]);
      compared++;
    }
    expect(compared).toBeGreaterThan(600);
  });

  it('answers a phrase by its parts as the server does', async () => {
    const { search } = plainFiles();
    const dataset = catalogue.datasets[0];
    for (const phrase of PHRASES) {
      const offsets = catalogue.searcher
        .suggest(phrase, 8, dataset)
        .filter(({ kind }) => kind === 'part' || kind === 'exact')
        .map(({ node }) => catalogue.taxonomy.columns.offset[node]!);
      const found = await search.suggest(phrase, 8, signal);
      expect(offsets.length, phrase).toBeGreaterThan(0);
      expect(offsets.slice(0, 5).map(wnidOf), phrase).toContain(found[0] && wnidOf(found[0].entry.offset));
    }
  });

  it('answers the last question, where those before it have ended while their shard was on its way', async () => {
    const there = Promise.withResolvers<undefined>();
    let fetched = 0;
    const search = new ShardSearch(async (name) => {
      if (name === SPLITS_FILE) return '';
      fetched++;
      await there.promise;
      return 'dog\t\t1\n';
    });
    await search.prepare();
    const first = new AbortController();
    const ended = expect(search.suggest('do', 8, first.signal)).rejects.toThrow('aborted');
    const last = search.suggest('dog', 8, signal);
    first.abort();
    there.resolve(undefined);
    expect([(await last).length, fetched]).toEqual([1, 1]);
    await ended;
  });

  it('asks again for what could not be fetched', async () => {
    let fails = true;
    const search = new ShardSearch((name) =>
      fails ? Promise.reject(new Error('offline')) : Promise.resolve(name === SPLITS_FILE ? '' : 'dog\t\t1\n'),
    );
    await expect(search.suggest('dog', 8, signal)).rejects.toThrow('offline');
    fails = false;
    expect(await search.suggest('dog', 8, signal)).toHaveLength(1);
  });
});

describe('no insult from the shards', () => {
  const { search } = plainFiles();
  const insults = async (text: string, onPage: boolean): Promise<number[]> => {
    const found = await search.suggest(text, Infinity, signal, onPage);
    return found.map(({ entry }) => entry.offset).filter((offset) => coarse.has(offset));
  };

  it('is answered to three hundred innocent words, their beginnings and a slip of each', async () => {
    const words = innocentWords(300);
    expect(words).toHaveLength(300);
    for (const word of words) {
      const beginnings = Array.from({ length: word.length - 2 }, (_, i) => word.slice(0, i + 3));
      for (const text of [...beginnings, slipOf(word)]) expect(await insults(text, false), text).toEqual([]);
      for (const text of [word, slipOf(word)]) expect(await insults(text, true), text).toEqual([]);
    }
  });

  it('is offered while typing, even where it is spelt out; on the results page it is found', async () => {
    for (const [offset, node] of coarse) {
      for (const lemma of catalogue.lexicon.lemmas(node)) {
        expect(await insults(lemma, false), lemma).toEqual([]);
        expect(await insults(lemma, true), lemma).toContain(offset);
      }
    }
  });

  it('stands before an innocent sense of the same word', async () => {
    for (const text of ['fairy', 'queen', 'tool', 'bitch', 'bastard', 'witches']) {
      const found = await search.suggest(text, Infinity, signal, true);
      const kinds = found.map(({ entry }) => entry.coarse);
      expect(kinds[0], text).toBe(false);
      expect(kinds, text).toContain(true);
    }
  });
});

describe('near spellings in the shards', () => {
  const few = (text: string): ShardSearch =>
    new ShardSearch((name) => Promise.resolve(name === SPLITS_FILE ? '' : text));
  const names = async (text: string, typed: string, onPage = false): Promise<string[]> =>
    (await few(text).suggest(typed, 8, signal, onPage)).map(({ entry }) => entry.lemma);

  it('are looked for where nothing has the letters typed', async () => {
    const lines = 'husky\t\t1\t1\nhusks\t\t2\tzz\n';
    expect(await names(lines, 'husky')).toEqual(['husky']);
    expect(await names(lines, 'huskx')).toEqual(['husks', 'husky']);
  });

  it('are no answer to a coarse word spelt out, nor is a coarse word one to them', async () => {
    const lines = 'husky\t\t1\t1\nhusks\t\t2\tzz\t\t\t\tc\n';
    expect(await names(lines, 'husks')).toEqual([]);
    expect(await names(lines, 'husks', true)).toEqual(['husks']);
    expect(await names(lines, 'huskx', true)).toEqual(['husky']);
    expect(await names(lines, 'husk', true)).toEqual(['husky']);
  });

  it('never stand among what has the letters, for three hundred words and a slip of each', async () => {
    const { search } = plainFiles();
    for (const text of innocentWords(300).flatMap((word) => [word, slipOf(word)])) {
      const kinds = new Set((await search.suggest(text, Infinity, signal)).map(({ kind }) => kind));
      if (kinds.has('misspelt')) expect([...kinds], text).toEqual(['misspelt']);
    }
  });
});
