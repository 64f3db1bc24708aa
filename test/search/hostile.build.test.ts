import { describe, expect, it } from 'vitest';
import { catalogue } from '../fixtures/real-catalogue.ts';

const searcher = catalogue.searcher;
const [dataset] = catalogue.datasets;

/** One letter or sign of every 128 code points, which is the smallest block of Unicode but for a few. */
function everyBlock(): string[] {
  const blocks: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 128) blocks.push(String.fromCodePoint(code, code + 1, code + 65));
  return blocks;
}

const HOSTILE: Readonly<Record<string, string>> = {
  'ten thousand letters': 'abcdefghij'.repeat(1000),
  'ten thousand of one letter': 'a'.repeat(10_000),
  'ten thousand words': 'dog '.repeat(2500),
  'a thousand wildcards': '*'.repeat(1000),
  'a thousand wildcards after letters': 'a*'.repeat(1000),
  'only punctuation': `!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~`.repeat(30),
  'quotes that never close': 'in:"'.repeat(500),
  'a hundred restrictions': 'in:animal images:>1 depth:<=9 leaf '.repeat(100),
  'restrictions that name nothing': Array.from({ length: 50 }, (_, i) => `in:x${String(i)}`).join(' '),
  'marks without letters': '\u0301'.repeat(5000),
  'letters that grow when taken apart': '\ufdfa'.repeat(5000),
  'half characters': '\ud800'.repeat(2000),
  'every common word': 'of the a in and or to with by for on as at is it'.repeat(20),
  'the longest words that are stemmed': `${'ational'.repeat(20)} ${'y'.repeat(39)}s`,
  'a regular expression': '(a+)+$'.repeat(40),
  numbers: '9'.repeat(400),
  slashes: '/'.repeat(2000),
  'one letter': 'c',
};

/** Processor time of this thread, the least of some runs: what else the machine does must not count. */
function milliseconds(work: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

describe.each(Object.entries(HOSTILE))('%s', (_name, text) => {
  it('is answered within 20 ms, and never by an exception', () => {
    expect(milliseconds(() => searcher.suggest(text, 8, dataset))).toBeLessThan(20);
    expect(milliseconds(() => searcher.search(text, dataset, { from: 0, count: 48 }).choices())).toBeLessThan(20);
  });
});

it('answers any block of Unicode within 20 ms', () => {
  for (const text of everyBlock()) {
    expect(
      milliseconds(() => searcher.search(text, dataset, { from: 0, count: 48 })),
      JSON.stringify(text),
    ).toBeLessThan(20);
  }
});

it('finds nothing where there is nothing to find', () => {
  for (const text of ['', '   ', '***', '!?', '\u0301', '⏯️'])
    expect(searcher.search(text, dataset, { from: 0, count: 48 }).total, text).toBe(0);
});
