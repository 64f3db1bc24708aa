import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
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
      for (const { key, form, skipped, lemma, offset } of readShard(text)) {
        expect(key.startsWith(prefix)).toBe(true);
        if (form === undefined && skipped === 0 && shardFor(key, splitSet) === prefix)
          lemmas.add(`${String(offset)} ${lemma}`);
      }
    }
    const { lemmaEnd } = catalogue.lexicon.columns;

    expect(lemmas.size).toBe(lemmaEnd.length - 1);
  });

  it('mark every coarse synset and no other, and hold it under whole lemmas alone', () => {
    const marked = new Set<number>();
    for (const [prefix, text] of shards) {
      for (const { key, skipped, offset, coarse: isMarked } of readShard(text)) {
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
  const kinds = ['prefix', 'word', 'inflection'];

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

  it('answers words, beginnings and inflections nearly as well as the server', async () => {
    const judgements = (await readJudgements()).filter(({ kind }) => kinds.includes(kind));
    const { search } = plainFiles();
    const answers = new Map<string, string[]>();
    for (const { query } of judgements) {
      answers.set(
        query,
        (await search.suggest(query, 8, signal)).map(({ entry }) => wnidOf(entry.offset)),
      );
    }
    expect(judgements.length).toBeGreaterThan(180);
    expect(successOf(judgements, (query) => answers.get(query)!).at5).toBeGreaterThanOrEqual(0.98);
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
