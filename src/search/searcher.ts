import type { Catalogue } from '../domain/catalogue.ts';
import type { Dataset } from '../domain/dataset/dataset.ts';
import type { Language } from '../domain/wordnet/language.ts';
import { type NodeIndex, nodeIndex } from '../domain/taxonomy/node-index.ts';
import { choicesFor } from './restrictions/choices.ts';
import { DefinitionSearch } from './definitions/definition-search.ts';
import { Hits, NO_LEMMA } from './hits.ts';
import { type Identifier, parseIdentifier, parseIdentifiers } from './identifiers/identifier.ts';
import { LemmaSearch, type Spelling } from './lemmas/lemma-search.ts';
import { Members } from './restrictions/members.ts';
import { wordsOf } from './words/normalise.ts';
import { parseQuery } from './query.ts';
import { isLabel, readLabel } from './identifiers/label.ts';
import { PhraseSearch } from './lemmas/phrase-search.ts';
import { type MatchKind, plainMatch } from './rank.ts';
import { nodeIdentified, resolveIdentifier } from './identifiers/resolve-identifier.ts';
import { conditionOf, type Ground, meets, understand } from './restrictions/restrict.ts';
import type { Found, NotHeld, SearchResult } from './result.ts';
import { sensibleEdits } from './index/fuzzy-index.ts';
import { rangeWhere } from './index/sorted-keys.ts';
import { type Signpost, Signposts } from './lemmas/signposts.ts';
import { TermIndex } from './index/term-index.ts';
import { NearSpellings } from './lemmas/near-spellings.ts';
import { Translations } from './lemmas/translations.ts';
import { Vocabulary } from './index/vocabulary.ts';
import { WordIndex } from './index/word-index.ts';

/** Maximum number of synsets of similar spelling in addition to exact matches. */
const MOST_SIMILAR = 48;

/** Maximum number of edits in a phrase that is taken for a misspelt lemma. */
const EDITS_IN_PHRASE = 2;
/** Two words that may be one misspelt: `sky scrapper`, but not `bread/bun`. */
const TWO_WORDS = /^\p{L}+ \p{L}+$/u;
/** Kinds of match of a text that is spelt out. */
const SPELT: readonly MatchKind[] = ['exact', 'inflected'];
/** Maximum number of different words of a text that are looked for in definitions. */
const MOST_DESCRIBING = 24;
/** Maximum number of unknown words that near spellings are looked for. */
const MOST_UNKNOWN = 3;

/** A stretch of the results, from 0. */
export interface Stretch {
  readonly from: number;
  readonly count: number;
}

/**
 * Finds synsets by anything a reader may type.
 *
 * It has scratch space for one question at a time; every method runs to its end without waiting, so callers need not
 * take turns.
 */
export class Searcher {
  readonly catalogue: Catalogue;
  readonly words: WordIndex;
  readonly #near: NearSpellings;
  readonly #lemmas: LemmaSearch;
  readonly #phrases: PhraseSearch;
  readonly #definitions: DefinitionSearch;
  readonly #vocabulary: Vocabulary;
  readonly #signposts: Signposts;
  readonly #translations: Translations;
  readonly #members: Members;
  readonly #hits: Hits;
  /** Synsets with lemmas spelt like a text that is a lemma itself. */
  readonly #similar: Hits;
  #notHeld: NotHeld[] = [];
  #signpost: Signpost | undefined;
  #parts: readonly string[] = [];
  /** 1 for each node that only its exact spelling finds. */
  readonly #coarse: Uint8Array;
  /** The senses of a name in a restriction. */
  readonly #senses: Hits;
  /** All nodes in order, once they were needed. */
  #allNodes: Uint32Array | undefined;

  constructor(catalogue: Catalogue) {
    const { taxonomy, lexicon, search } = catalogue;
    const terms = new TermIndex(search, lexicon);
    this.catalogue = catalogue;
    this.#coarse = new Uint8Array(taxonomy.size);
    for (const node of search.coarse) this.#coarse[node] = 1;
    this.#near = new NearSpellings(terms);
    this.#lemmas = new LemmaSearch(terms, this.#near, lexicon, this.#coarse);
    this.words = new WordIndex(terms, lexicon, (node) => this.#coarse[node] === 1);
    this.#signposts = new Signposts(search);
    this.#translations = new Translations(catalogue.languages);
    this.#vocabulary = new Vocabulary(terms, this.#near, this.#signposts);
    this.#phrases = new PhraseSearch(terms, this.#vocabulary, catalogue, this.#coarse);
    this.#definitions = new DefinitionSearch(catalogue, this.#vocabulary, this.#coarse);
    this.#members = new Members(taxonomy);
    this.#hits = new Hits(taxonomy.size);
    this.#similar = new Hits(taxonomy.size);
    this.#senses = new Hits(taxonomy.size);
  }

  /** The likeliest synsets for what was typed so far, at most `limit`; it looks no further than it must. */
  suggest(text: string, limit: number, dataset: Dataset, language?: Language): readonly Found[] {
    const { words, restrictions } = parseQuery(text);
    if (restrictions.length > 0) return this.search(text, dataset, { from: 0, count: limit }, language).found;
    this.#clear();
    this.#byWords(words, limit, language);
    return this.#stretch(this.#hits, { from: 0, count: limit });
  }

  /** Everything that a query finds; for restrictions without words, all synsets that meet them. */
  search(text: string, shown: Dataset, stretch: Stretch, language?: Language): SearchResult {
    const query = parseQuery(text);
    const { taxonomy, datasets } = this.catalogue;
    const meanings = understand(query.restrictions, datasets, (name) => this.meant(name));
    const known = meanings.filter((meaning) => meaning.kind !== 'unknown');
    const unknown = meanings.filter((meaning) => meaning.kind === 'unknown').map(({ restriction }) => restriction.text);
    const words = [query.words, ...unknown].join(' ').trim();
    const dataset = meanings.find((meaning) => meaning.kind === 'dataset')?.dataset ?? shown;
    const ground: Ground = { taxonomy, members: this.#members, dataset };

    this.#clear();
    if (words !== '') this.#byWords(words, Infinity, language);
    const everything = words === '' && known.length > 0;
    const candidates = everything ? (this.#allNodes ??= taxonomy.columns.wnidOrder.slice().sort()) : this.#hits.nodes();
    const conditions = known.map((meaning) => conditionOf(meaning, ground));
    const holds = (node: number): boolean => conditions.every((condition) => meets(condition, node));
    if (everything) this.#all(holds);
    else if (known.length > 0) for (const hits of [this.#hits, this.#similar]) hits.keepOnly(holds);
    const coarse = this.#takeCoarse();
    return {
      query,
      meanings,
      dataset,
      coarse,
      total: this.#hits.size,
      found: this.#stretch(this.#hits, stretch),
      similar: this.#stretch(this.#similar, { from: 0, count: MOST_SIMILAR }),
      signpost: this.#signpost,
      parts: this.#parts,
      notHeld: this.#notHeld,
      choices: () => choicesFor({ meanings, candidates }, ground, datasets),
    };
  }

  /** Returns the synset of a name in a restriction: among its senses, one with a large subtree is preferred. */
  meant(name: string): NodeIndex | undefined {
    const named = nodeIdentified(name, this.catalogue);
    if (named !== undefined || this.#isIdentifier(parseIdentifier(name))) return named;
    const senses = this.#senses;
    senses.clear();
    this.#lemmas.byLemma(wordsOf(name), name, senses);
    const { synsetsBelow } = this.catalogue.taxonomy.columns;
    const worth = (node: number): number => senses.score(node) + Math.log2(1 + synsetsBelow[node]!) / 2;
    const [most] = [...senses.nodes()].sort((a, b) => worth(b) - worth(a) || a - b);
    return most === undefined ? undefined : nodeIndex(most);
  }

  /** Returns the nodes that a label names whole, or one of its alternatives. */
  namedBy(label: string): ReadonlySet<number> {
    this.#senses.clear();
    for (const { text } of readLabel(label)) this.#lemmas.byLemma(wordsOf(text), text, this.#senses, false);
    return new Set(this.#senses.nodes());
  }

  #byWords(text: string, limit: number, language: Language | undefined): void {
    this.#byWnidPrefix(text);
    if (this.#byIdentifiers(text) || this.#hits.size > 0) return;
    const spelling = this.#lemmas.search(text, limit, this.#hits);
    const isTranslated = this.#translations.note(text, language, this.#hits);
    if (spelling.isLemma) this.#besideLemma(text, limit, spelling);
    else if (!isTranslated) this.#asPhrase(text, limit, spelling);
  }

  /** Notes what else a text may mean that is a lemma. */
  #besideLemma(text: string, limit: number, { mayBeMisspelt }: Spelling): void {
    if (this.#hits.size < limit) this.#definitions.search(text, false, limit !== Infinity, this.#hits);
    // `#blackcat` is read as *black cat*.
    const apart = wordsOf(text).length > 1 ? text : (this.words.find(text)?.text ?? text);
    if (this.#hits.size < limit && wordsOf(apart).length > 1) this.#phrases.search(apart, this.#hits);
    if (mayBeMisspelt && limit === Infinity) this.#addSimilar(text);
  }

  /** Notes what a text means that is no lemma: a label, a phrase, a description, a misspelt word. */
  #asPhrase(text: string, limit: number, { mayBeMisspelt }: Spelling): void {
    this.#lemmas.byTerms(this.#vocabulary.abbreviation(text), this.#hits);
    const readings = readLabel(text);
    this.#signpost =
      this.#signposts.find(text) ?? (readings.length === 1 ? this.#signposts.find(readings[0]!.text) : undefined);
    if (this.#signpost !== undefined) this.#hits.add(this.#signpost.node, plainMatch('signpost', 0), NO_LEMMA);
    const words = readings.flatMap((reading) => wordsOf(reading.text));
    const isSmall = words.length > 1 && text === text.toLowerCase();
    const unknown = words.filter(
      // A word in small letters is no proper name: `german shepard`.
      (word) => !this.#vocabulary.isKnown(word) || (isSmall && this.words.isName(word)),
    );
    const isPhrase = words.length > 1 || isLabel(text);
    // Definitions rank below what names of a list name: `stove, kitchen stove, range`.
    const isDescribed = isPhrase && !this.#vocabulary.isList(readings.map((reading) => wordsOf(reading.text)));
    const letters = this.#hits.size;
    const isLook =
      this.#signpost === undefined && words.length === 1 && this.#lemmas.byAdjective(words[0]!, this.#hits);
    // Many words that are all in one definition are no misspelt lemma.
    const described = [...new Set(words)].slice(0, MOST_DESCRIBING).join(' ');
    const complete =
      letters < limit && this.#definitions.search(described, isDescribed, limit !== Infinity, this.#hits);
    const isSpelt = this.#signpost === undefined && mayBeMisspelt && unknown.length > 0 && !(complete && isPhrase);
    const split = this.#vocabulary.split(words);
    // Two known words run together are no lemma misspelt, but for a slip: `waterdrops`, and `grasshoper`. A short one is
    // chance, as in `camelion`, but not in a hashtag: `#oldbarn`.
    const isPair = split.length > words.length && (text.startsWith('#') || split.every((part) => part.length > 3));
    const slips = unknown.reduce((sum, word) => sum + sensibleEdits(word.length), 0);
    const most = isPair ? 1 : isPhrase ? Math.min(EDITS_IN_PHRASE, slips) : Infinity;
    const isWhole = isSpelt && readings.length === 1 && this.#byLikeness(words.join(' '), most);
    if ((isPhrase || letters === 0) && !isWhole && !isLook) {
      if (isSpelt && unknown.length <= MOST_UNKNOWN)
        for (const word of unknown) this.#lemmas.byLikeness(word, this.#hits);
      if (split !== words) this.#definitions.search(split.join(' '), true, limit !== Infinity, this.#hits);
      const { parts, signpost } = this.#phrases.search(text, this.#hits, letters > 0);
      this.#parts = parts;
      this.#signpost ??= signpost;
    }
    if (TWO_WORDS.test(text.trim()) && unknown.length === 0) this.#lemmas.bySound(text, this.#hits);
    // The stem of `goverment` is that of a word, which does not make it one.
    if (letters === 0 && words.length === 1 && !isSpelt && this.#signpost === undefined)
      this.#lemmas.byLikeness(text, this.#hits, 1);
    if (this.#hits.size === 0) this.#byLikeness(text);
    else if (!isPhrase && !mayBeMisspelt && limit === Infinity) this.#addSimilar(text);
  }

  /** Notes what is spelt like the whole text. @param most maximum number of edits. @returns whether anything is. */
  #byLikeness(text: string, most = Infinity): boolean {
    const before = this.#hits.size;
    this.#lemmas.byLikeness(text, this.#hits, most);
    return this.#hits.size > before;
  }

  #addSimilar(text: string): void {
    this.#lemmas.byLikeness(text, this.#similar);
    this.#similar.keepOnly((node) => !this.#hits.has(node));
  }

  /** @returns whether the text is one identifier or several, held or not: then its words are not looked for. */
  #byIdentifiers(text: string): boolean {
    const asked = parseIdentifiers(text);
    if (!asked?.every(({ identifier }) => this.#isIdentifier(identifier))) return false;
    asked.forEach(({ text: part, identifier }, place) => {
      const node = resolveIdentifier(identifier, this.catalogue);
      if (node === undefined) this.#notHeld.push({ text: part, kind: identifier.kind });
      else this.#hits.add(node, plainMatch('identifier', -place / 16), NO_LEMMA);
    });
    return true;
  }

  /** Returns whether an identifier is one: `size:12` is no class index where there is no list *size*, `in99k:12` looks like one. */
  #isIdentifier(identifier: Identifier | undefined): boolean {
    if (identifier?.kind !== 'classIndex') return identifier !== undefined;
    const { list } = identifier;
    return /\d/.test(list) || this.catalogue.publishedSets.some(({ name }) => name === list);
  }

  /** Finds the synsets whose wnids begin with a text, for readers who type digit by digit. */
  #byWnidPrefix(text: string): void {
    const [, digits] = /^n(\d{2,7})$/i.exec(text.trim()) ?? [];
    if (digits === undefined) return;
    const { wnidOrder, offset, popularity } = this.catalogue.taxonomy.columns;
    const least = Number(digits.padEnd(8, '0'));
    const most = Number(digits.padEnd(8, '9'));
    const { start, end } = rangeWhere(wnidOrder.length, (i) =>
      offset[wnidOrder[i]!]! < least ? -1 : offset[wnidOrder[i]!]! > most ? 1 : 0,
    );
    for (const node of wnidOrder.subarray(start, end))
      if (this.#coarse[node] === 0)
        this.#hits.add(node, plainMatch('restriction', Math.log2(1 + popularity[node]!)), NO_LEMMA);
  }

  #all(holds: (node: number) => boolean): void {
    this.catalogue.taxonomy.columns.popularity.forEach((popularity, node) => {
      if (holds(node)) this.#hits.add(node, plainMatch('restriction', Math.log2(1 + popularity)), NO_LEMMA);
    });
  }

  #clear(): void {
    this.#hits.clear();
    this.#similar.clear();
    this.#translations.clear();
    this.#near.forget();
    this.#notHeld = [];
    this.#parts = [];
    this.#signpost = undefined;
  }

  /** Takes the coarse senses of a text out of the results, where it has others as well. */
  #takeCoarse(): Found[] {
    const spelt = this.#hits.nodes().filter((node) => SPELT.includes(this.#hits.kind(node)));
    const coarse = spelt.filter((node) => this.#coarse[node] === 1);
    if (coarse.length === spelt.length) return [];
    this.#hits.keepOnly((node) => !coarse.includes(node));
    return Array.from(coarse, (node) => this.#found(node, this.#hits));
  }

  #stretch(hits: Hits, { from, count }: Stretch): Found[] {
    return Array.from(hits.first(from + count).subarray(from), (node) => this.#found(node, hits));
  }

  #found(node: number, hits: Hits): Found {
    return {
      node: nodeIndex(node),
      kind: hits.kind(node),
      score: hits.score(node),
      translation: hits.kind(node) === 'translation' ? this.#translations.noted(node) : undefined,
      lemma: hits.lemma(node) === NO_LEMMA ? undefined : this.#lemmas.spelling(hits.lemma(node)),
    };
  }
}

/** A catalogue that can be searched. */
export interface SearchableCatalogue extends Catalogue {
  /** Searcher, opened on first use. */
  readonly searcher: Searcher;
}
