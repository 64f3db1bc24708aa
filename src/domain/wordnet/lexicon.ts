import type { Columns } from '../columns.ts';
import { parseGloss, type Gloss } from './gloss.ts';
import type { NodeIndex } from '../taxonomy/node-index.ts';
import { displayLemma, type Sense, senseKey, synsetName } from './sense.ts';
import { type TextColumn, textAt } from '../text-column.ts';

/** Columns of a lexicon. */
export const LEXICON_SCHEMA = {
  /** Index of each node's first lemma; one entry more than nodes. Lemmas follow node by node. */
  lemmaStart: 'u32',
  lemmaEnd: 'u32',
  lemmaText: 'u8',
  senseNumber: 'u8',
  tagCount: 'u16',
  lexId: 'u8',
  glossEnd: 'u32',
  glossText: 'u8',
  /** Lexicographer file of each node, 3 to 28. */
  lexicographerFile: 'u8',
} as const;
/** The columns of {@link LEXICON_SCHEMA}. */
export type LexiconColumns = Columns<typeof LEXICON_SCHEMA>;

/** Characters of a lemma that JSON escapes; no lemma has control characters. */
const [QUOTE, BACKSLASH] = [0x22, 0x5c];

/** Words and meanings of the synsets, decoded on demand. */
export class Lexicon {
  /** The columns that it reads. */
  readonly columns: LexiconColumns;
  readonly #lemmas: TextColumn;
  readonly #glosses: TextColumn;
  /** Cache of first lemmas: a page names a hundred synsets, mostly the same ones as its neighbours. */
  readonly #firstLemmas: (string | undefined)[];

  constructor(columns: LexiconColumns) {
    this.columns = columns;
    this.#lemmas = { text: columns.lemmaText, end: columns.lemmaEnd };
    this.#glosses = { text: columns.glossText, end: columns.glossEnd };
    this.#firstLemmas = new Array<string | undefined>(columns.lemmaStart.length - 1).fill(undefined);
  }

  /** Returns the lemmas of a synset in WordNet's order, with spaces for underscores. */
  lemmas(node: NodeIndex): string[] {
    const { lemmaStart } = this.columns;
    const lemmas: string[] = [];
    for (let i = lemmaStart[node]!; i < lemmaStart[node + 1]!; i++) lemmas.push(displayLemma(textAt(this.#lemmas, i)));
    return lemmas;
  }

  /** Returns the first lemma of a synset: its shortest faithful name. */
  firstLemma(node: NodeIndex): string {
    return (this.#firstLemmas[node] ??= displayLemma(textAt(this.#lemmas, this.columns.lemmaStart[node]!)));
  }

  /** Returns the lemmas joined by `, `, as ImageNet wrote them. */
  words(node: NodeIndex): string {
    return this.lemmas(node).join(', ');
  }

  /**
   * Returns the length of {@link words} in bytes of UTF-8, and that of its JSON, quotes included; nothing is decoded,
   * since spaces are as long as underscores.
   */
  wordsBytes(node: NodeIndex): { readonly text: number; readonly json: number } {
    const { lemmaStart, lemmaEnd, lemmaText } = this.columns;
    const [first, last] = [lemmaStart[node]!, lemmaStart[node + 1]!];
    const [start, end] = [lemmaEnd[first]!, lemmaEnd[last]!];
    const text = end - start + ', '.length * (last - first - 1);
    let escapes = 0;
    for (let i = start; i < end; i++) if (lemmaText[i] === QUOTE || lemmaText[i] === BACKSLASH) escapes++;
    return { text, json: text + escapes + '""'.length };
  }

  /** Returns the lemmas with their sense numbers, tag counts and sense keys. */
  senses(node: NodeIndex): Sense[] {
    const { lemmaStart, senseNumber, tagCount, lexId, lexicographerFile } = this.columns;
    return this.lemmas(node).map((lemma, k) => {
      const i = lemmaStart[node]! + k;
      return {
        lemma,
        senseNumber: senseNumber[i]!,
        tagCount: tagCount[i]!,
        senseKey: senseKey(lemma, lexicographerFile[node]!, lexId[i]!),
      };
    });
  }

  /** Returns the sense number of the first lemma of a synset, from 1. */
  firstSense(node: NodeIndex): number {
    return this.columns.senseNumber[this.columns.lemmaStart[node]!]!;
  }

  /** Returns true if the first lemma of a synset was tagged with this meaning in WordNet's semantic concordances. */
  isTagged(node: NodeIndex): boolean {
    return this.columns.tagCount[this.columns.lemmaStart[node]!]! > 0;
  }

  /** Returns the readable name of a synset, such as `dog.n.01`. */
  name(node: NodeIndex): string {
    return synsetName({
      lemma: this.firstLemma(node),
      senseNumber: this.firstSense(node),
    });
  }

  /** Returns the whole gloss of WordNet, trimmed. */
  glossText(node: NodeIndex): string {
    return textAt(this.#glosses, node);
  }

  /** Returns the gloss, split into definition and examples. */
  gloss(node: NodeIndex): Gloss {
    return parseGloss(this.glossText(node));
  }
}
