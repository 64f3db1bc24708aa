import { describe, expect, it } from 'vitest';
import { readWords, type ReadWords } from '../../scripts/pipeline/wordnet/read-words.ts';
import { Language } from '../../src/domain/wordnet/language.ts';
import { expectRefusal } from '../fixtures/expect-refusal.ts';
import { mini, miniCatalogue } from '../fixtures/mini-catalogue.ts';
import { miniInputs, miniWnid, textFile } from '../fixtures/mini-inputs.ts';
import { build, memorySource } from '../fixtures/open-files.ts';
import { openCatalogue } from '../../src/store/open-catalogue.ts';

const HEAD = '# Kleines Wörterbuch\tde\thttps://example.org/\tCC0';
const offset = (name: string): string => miniWnid(name).slice(1);
const read = (...lines: string[]): ReadWords =>
  readWords('de', textFile('de.tab', `${[HEAD, ...lines].join('\n')}\n`), miniCatalogue.taxonomy);
const file = (...lines: string[]): Map<string, ReturnType<typeof textFile>> =>
  new Map([['de', textFile('words/de.tab', `${lines.join('\n')}\n`)]]);

describe('readWords', () => {
  it('reads both forms of lemmas, and the title, address and licence of the first line', () => {
    const { description, columns } = read(
      `${offset('dog')}-n\tlemma\tHund`,
      `${offset('dog')}-n\tdeu:lemma\tHaus_hund`,
    );
    expect(description).toEqual({
      code: 'de',
      title: 'Kleines Wörterbuch',
      licence: 'CC0',
      homepage: 'https://example.org/',
      words: 2,
      synsets: 1,
    });
    expect(new Language(description, columns).wordsOf(mini('dog'))).toEqual(['Hund', 'Haus hund']);
    expect(new Language(description, columns).wordsOf(mini('husky'))).toEqual([]);
  });

  it('counts the lines that it does not use', () => {
    const { description, skipped } = read(
      `${offset('dog')}-n\tlemma\tHund`,
      `${offset('dog')}-n\tlemma\tHund`,
      `${offset('husky')}-n\tlemma\tGAP!`,
      `${offset('husky')}-n\tlemma\tHusky`,
      `${offset('husky')}-n\tdeu:def\t0\tein Tier`,
      '00000001-v\tlemma\tgehen',
      '99999999-n\tlemma\tNichts',
    );
    expect(description.words).toBe(2);
    expect(skipped).toEqual({ otherPartsOfSpeech: 1, otherFields: 1, unknownSynsets: 1, empty: 2 });
  });

  it('refuses what is no such table', async () => {
    await expectRefusal(
      { words: file('01234567-n\tlemma\tHund') },
      'words/de.tab:1: expected # and a title, the language, an address and the licence, between tabs, came "01234567-n\\tlemma\\tHund". Add the line, or name them: --title, --homepage and --licence.',
    );
    await expectRefusal(
      { words: file(HEAD, 'Hund\tdog') },
      'words/de.tab:2: expected an offset such as 02084071-n, lemma, and a word, between tabs, came "Hund\\tdog". Correct the line; the form is that of the Open Multilingual Wordnet.',
    );
    await expectRefusal(
      { words: file(HEAD, '99999999-n\tlemma\tHund') },
      'words/de.tab: expected nouns by offsets of WordNet 3.0, came 1 unknown offsets in 1 lines of nouns. Take the file for WordNet 3.0; offsets of other versions are other numbers.',
    );
  });
});

describe('a language', () =>
  it('is built, credited and found', async () => {
    const words = file(HEAD, `${offset('dog')}-n\tlemma\tHündchen`);
    const { languages, sources, searcher, datasets } = await openCatalogue(
      memorySource(await build(miniInputs({ words }))),
    );
    const [german] = languages;
    expect(german?.name).toBe('German');
    expect(sources.at(-1)).toMatchObject({ title: 'Kleines Wörterbuch', licence: 'CC0' });
    for (const text of ['Hündchen', 'hundchen']) {
      const [first] = searcher.search(text, datasets[0], { from: 0, count: 1 }).found;
      expect([first?.node, first?.kind, first?.translation?.word], text).toEqual([
        mini('dog'),
        'translation',
        'Hündchen',
      ]);
    }
    expect(searcher.search('hund', datasets[0], { from: 0, count: 1 }).found[0]?.kind).not.toBe('translation');
    expect(searcher.suggest('hün', 8, datasets[0], german)[0]?.node).toBe(mini('dog'));
  }));
