import type { LanguageColumns, LanguageDescription } from '../../../src/domain/wordnet/language.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { encodeTexts } from '../../../src/domain/text-column.ts';
import { wnidOf } from '../../../src/domain/wordnet/wnid.ts';
import { keyOf, wordsOf } from '../../../src/search/words/normalise.ts';
import { completeLines, InputError, type InputFile, shown } from '../text/input.ts';

/** Codes of languages: of ISO 639, with a script or region where it is needed. */
export const LANGUAGE_CODE = /^[a-z]{2,3}(?:-[A-Za-z]{2,8})?$/;

const LINE = /^(\d{8})-([nvarsx])\t(?:[a-z]{2,3}(?:-[A-Za-z]{2,8})?:)?(\w+)\t(.*)$/;
/** Mark of some files for a synset that their language has no word for. */
const GAP = /^(?:PSEUDO)?GAP!?$/;

/** Words of a language, and what of its file was not used. */
export interface ReadWords {
  readonly description: LanguageDescription;
  readonly columns: LanguageColumns;
  readonly skipped: SkippedLines;
}

/** Numbers of lines that were not used, by reason. */
export interface SkippedLines {
  /** Verbs, adjectives and adverbs. */
  readonly otherPartsOfSpeech: number;
  /** Definitions, examples and other fields than lemmas. */
  readonly otherFields: number;
  /** Offsets that are no noun of WordNet 3.0. */
  readonly unknownSynsets: number;
  /** Gaps, and words that a synset has already. */
  readonly empty: number;
}

/**
 * Reads a tab file of the Open Multilingual Wordnet: lines of offset and part of speech, `lemma`, and a word, between
 * tabs, over WordNet 3.0. The first line names the wordnet, its language, its address and its licence.
 *
 * @throws InputError for another first line, a line of another form, or a file whose offsets are of another WordNet.
 */
export function readWords(code: string, file: InputFile, taxonomy: Taxonomy): ReadWords {
  const [head = '', ...lines] = completeLines(file);
  const { title, homepage, licence } = readHead(head, file.name);
  const byNode = new Map<number, Set<string>>();
  const skipped = { otherPartsOfSpeech: 0, otherFields: 0, unknownSynsets: 0, empty: 0 };
  let nouns = 0;
  const addWord = (offset: number, word: string): void => {
    const node = taxonomy.node(wnidOf(offset));
    if (node === undefined) {
      skipped.unknownSynsets++;
      return;
    }
    const words = byNode.get(node) ?? new Set<string>();
    byNode.set(node, words);
    if (wordsOf(word).length === 0 || GAP.test(word) || words.has(word)) skipped.empty++;
    else words.add(word);
  };
  lines.forEach((line, i) => {
    if (line.startsWith('#') || line === '') return;
    const [, offset, partOfSpeech, field, value = ''] = LINE.exec(line) ?? [];
    if (offset === undefined)
      throw new InputError(file.name, {
        line: i + 2,
        expected: 'an offset such as 02084071-n, lemma, and a word, between tabs',
        came: shown(line),
        advice: 'Correct the line; the form is that of the Open Multilingual Wordnet.',
      });
    if (field !== 'lemma') skipped.otherFields++;
    else if (partOfSpeech !== 'n') skipped.otherPartsOfSpeech++;
    else {
      nouns++;
      addWord(Number(offset), value.replaceAll('_', ' ').trim());
    }
  });
  if (nouns === 0 || 2 * skipped.unknownSynsets > nouns)
    throw new InputError(file.name, {
      expected: 'nouns by offsets of WordNet 3.0',
      came: `${String(skipped.unknownSynsets)} unknown offsets in ${String(nouns)} lines of nouns`,
      advice: 'Take the file for WordNet 3.0; offsets of other versions are other numbers.',
    });
  const entries = [...byNode]
    .sort(([a], [b]) => a - b)
    .flatMap(([node, words]) => [...words].map((word) => ({ node, word })));
  const { text, end } = encodeTexts(entries.map(({ word }) => word));
  const keys = entries.map(({ word }) => keyOf(wordsOf(word)));
  const keyOrder = Uint32Array.from(keys.keys()).sort((a, b) =>
    keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b,
  );
  const synsets = new Set(entries.map(({ node }) => node)).size;
  return {
    description: { code, title, licence, homepage, words: entries.length, synsets },
    columns: { wordText: text, wordEnd: end, wordNode: Uint32Array.from(entries, ({ node }) => node), keyOrder },
    skipped,
  };
}

/** Reads the first line: `# Title`, language, address and licence, between tabs. */
function readHead(line: string, file: string): Pick<LanguageDescription, 'title' | 'homepage' | 'licence'> {
  const [title = '', , homepage = '', licence = ''] = line
    .replace(/^#\s*/, '')
    .split('\t')
    .map((part) => part.trim());
  if (line.startsWith('#') && title !== '' && homepage !== '' && licence !== '') return { title, homepage, licence };
  throw new InputError(file, {
    line: 1,
    expected: '# and a title, the language, an address and the licence, between tabs',
    came: shown(line),
    advice: 'Add the line, or name them: --title, --homepage and --licence.',
  });
}
