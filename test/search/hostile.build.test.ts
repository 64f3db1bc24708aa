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
  dots: '..'.repeat(4000),
  alternatives: 'dog|'.repeat(75),
  'brackets that never close': 'a ('.repeat(100),
  'words joined by capitals': 'DogCat'.repeat(50),
  'a word of eight thousand letters': 'a'.repeat(8000),
  'a word of three hundred syllables': '개'.repeat(300),
  'keys without end': 'class:'.repeat(50),
  'misspelt words': 'doggg cattt birdd fissh cowww horsse elephent giraf zebrra lionn tigerr bearr',
  'words of a story':
    'tower light warning ship harbor fog lamp beacon signal coast rock sea night storm sail crew island',
};

/** Runs, or milliseconds of them, after which the clock of processor time, which ticks every few milliseconds, tells works apart. */
const ENOUGH = { runs: 12, ms: 120 };

/** Returns the milliseconds of processor time of this thread that a run takes: what else the machine does must not count. */
function milliseconds(work: () => void): number {
  work();
  const before = process.threadCpuUsage();
  for (let runs = 1; ; runs++) {
    work();
    const { user, system } = process.threadCpuUsage(before);
    const ms = (user + system) / 1000;
    if (runs === ENOUGH.runs || ms > ENOUGH.ms) return ms / runs;
  }
}

const page = (text: string): void => {
  searcher.search(text, dataset, { from: 0, count: 48 }).choices();
};

describe.each(Object.entries(HOSTILE))('%s', (_name, text) => {
  it('cost at most twice what a letter costs that thousands of synsets begin with, and throw nothing', () => {
    const letter = milliseconds(() => {
      page('s');
    });
    const asked = milliseconds(() => {
      page(text);
    });
    const typed = milliseconds(() => searcher.suggest(text, 8, dataset));
    expect(Math.max(asked, typed) / letter).toBeLessThan(2);
  });
});

it('answers any block of Unicode in less time than that letter, on average', () => {
  const blocks = everyBlock();
  const letter = milliseconds(() => {
    page('s');
  });
  const before = process.threadCpuUsage();
  for (const text of blocks) page(text);
  const { user, system } = process.threadCpuUsage(before);
  expect((user + system) / 1000 / blocks.length).toBeLessThan(letter);
});

it('finds nothing where there is nothing to find', () => {
  for (const text of ['', '   ', '***', '!?', '\u0301', '⏯️'])
    expect(searcher.search(text, dataset, { from: 0, count: 48 }).total, text).toBe(0);
});
