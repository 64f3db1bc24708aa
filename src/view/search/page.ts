import type { CountUnit } from '../../domain/dataset/dataset.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Wnid } from '../../domain/wordnet/wnid.ts';
import { type Choice, type ChoiceKind, kindOf, plainText } from '../../search/restrictions/choices.ts';
import { LONGEST_QUERY, queryText } from '../../search/query.ts';
import type { MatchKind } from '../../search/rank.ts';
import type { Meaning } from '../../search/restrictions/restrict.ts';
import type { Found, SearchResult } from '../../search/result.ts';
import type { SearchableCatalogue } from '../../search/searcher.ts';
import { translate, type Translated } from '../languages.ts';
import { formatCount } from '../numbers.ts';
import { findPlate, type Plate } from '../images/plates.ts';
import type { PageContext } from '../page-context.ts';
import { formatImages, inUnit } from '../quantities.ts';
import { fileNamed, findFiles, type FoundFile } from './found-files.ts';
import { type MarkedWords, markedWords } from './option.ts';
import { NOT_HELD } from './words.ts';
import { searchUrl, synsetUrl, wordUrl } from '../urls.ts';

/** A page's context with a catalogue that can be searched. */
export type SearchContext = PageContext<SearchableCatalogue>;

/** Results on one page. */
const RESULTS_A_PAGE = 48;

/** Parts of a phrase that are named above its results. */
const MOST_PARTS = 3;

/** A synset found. */
export interface SearchRow extends MarkedWords {
  readonly wnid: Wnid;
  readonly href: string;
  readonly definition: string;
  readonly parent: { readonly words: string; readonly href: string } | undefined;
  /** Whether it is an instance of its parent and not a kind of it. */
  readonly isInstance: boolean;
  readonly ownImages: number;
  readonly subtreeImages: number;
  /** Names of the datasets with images of it, as a search names them. */
  readonly datasets: readonly string[];
  /** Titles of the datasets. */
  readonly datasetTitles: readonly string[];
  readonly found: MatchKind;
  /** Picture of the synset, or of one below it. */
  readonly plate: Plate;
  /** Words in the chosen language, and in the language of the match. */
  readonly translations: readonly Translated[];
}

/** An identifier that names no synset. */
export interface SearchNotHeld {
  readonly text: string;
  /** Completes a sentence that begins with the text. */
  readonly reason: string;
}

/** A restriction in force, and the search without it. */
export interface SearchRestriction {
  readonly text: string;
  readonly label: string;
  readonly removeUrl: string;
}

/** A restriction that may be added or changed. */
export interface SearchChoice {
  readonly label: string;
  readonly synsets: number;
  readonly chosen: boolean;
  /** The search with it, or without it if it is chosen. */
  readonly href: string;
}

/** The choices of one kind. */
export interface SearchChoices {
  readonly kind: ChoiceKind;
  readonly choices: readonly SearchChoice[];
}

/** Model of the results page; its JSON twin. */
export interface SearchPage {
  readonly query: string;
  /** Whether the text was longer than is read. */
  readonly cut: boolean;
  readonly dataset: string;
  /** The dataset as addresses name it: `undefined` for the first. */
  readonly chosenDataset: string | undefined;
  /** Unit of the dataset's counts. */
  readonly unit: CountUnit;
  readonly total: number;
  /** Number of the first result shown, from 1; 0 without results. */
  readonly from: number;
  readonly to: number;
  readonly results: readonly SearchRow[];
  /** Synsets of similar spelling, where the text is a word itself; shown folded, on the first page only. */
  readonly similar: readonly SearchRow[];
  /** Coarse senses of a word that has others; shown folded, on the first page only. */
  readonly coarse: readonly SearchRow[];
  readonly previousUrl: string | undefined;
  readonly nextUrl: string | undefined;
  readonly restrictions: readonly SearchRestriction[];
  /** The word, if it is newer than WordNet 3.0, and the words of the nearest synset. */
  readonly signpost: { readonly word: string; readonly nearest: string } | undefined;
  /** Parts of the text that name synsets, where the whole names none; the likeliest first. */
  readonly parts: readonly string[];
  /** Texts that look like identifiers and name no synset here. */
  readonly notHeld: readonly SearchNotHeld[];
  /** Restrictions that name nothing there is, and were looked for as words. */
  readonly notUnderstood: readonly string[];
  readonly choices: readonly SearchChoices[];
  /** The page of the synset or image, if the query is its identifier or the name of its file. */
  readonly identified: string | undefined;
  /** Languages that words can be shown in; one is chosen at most. */
  readonly languages: readonly { readonly label: string; readonly chosen: boolean; readonly href: string }[];
  /** Images whose file has the name that the text is; none where the images cannot be read. */
  readonly files: readonly FoundFile[];
  /** The word that the text is, and the page of all its senses. */
  readonly word: { readonly text: string; readonly senses: number; readonly href: string } | undefined;
}

/**
 * Searches for `q` and `page` of an address, and builds the model of the results page.
 *
 * @param imagesOf opens the images of a dataset, which are then found by the names of their files.
 */
export async function searchPage(
  context: SearchContext,
  parameters: URLSearchParams,
  imagesOf: Parameters<typeof findFiles>[2] = () => Promise.resolve(undefined),
): Promise<SearchPage> {
  const typed = parameters.get('q') ?? '';
  const text = typed.trim();
  const page = pageNumber(parameters.get('page'));
  const stretch = { from: (page - 1) * RESULTS_A_PAGE, count: RESULTS_A_PAGE };
  const result = context.catalogue.searcher.search(text, context.dataset, stretch, context.language);
  const { total } = result;
  const shown = queryText(result.query);
  const pageUrl = (number: number): string =>
    searchUrl(shown, context.state) + (number > 1 ? `&page=${String(number)}` : '');
  const [first, second] = result.found;
  const files = page === 1 ? await findFiles(context, text, imagesOf) : [];
  const isOne = first?.kind === 'identifier' && second?.kind !== 'identifier' && result.notHeld.length === 0;
  return {
    query: shown,
    cut: text.length > LONGEST_QUERY,
    dataset: result.dataset.name,
    chosenDataset: context.state.dataset,
    unit: result.dataset.unit,
    total,
    from: result.found.length === 0 ? 0 : stretch.from + 1,
    to: result.found.length === 0 ? 0 : stretch.from + result.found.length,
    results: await Promise.all(result.found.map((found) => searchRow(context, result, found))),
    similar: page === 1 ? await Promise.all(result.similar.map((found) => searchRow(context, result, found))) : [],
    coarse: page === 1 ? await Promise.all(result.coarse.map((found) => searchRow(context, result, found))) : [],
    previousUrl: page > 1 && total > 0 ? pageUrl(Math.min(page - 1, Math.ceil(total / RESULTS_A_PAGE))) : undefined,
    nextUrl: stretch.from + RESULTS_A_PAGE < total ? pageUrl(page + 1) : undefined,
    restrictions: result.meanings
      .filter((meaning) => meaning.kind !== 'unknown')
      .map((meaning) => ({
        text: meaning.restriction.text,
        label: labelOf(context, meaning),
        removeUrl: searchUrl(textWith(result, undefined, meaning), context.state),
      })),
    signpost: result.signpost && {
      word: result.signpost.word,
      nearest: context.catalogue.lexicon.words(result.signpost.node),
    },
    parts: result.signpost ? [] : result.parts.slice(0, MOST_PARTS),
    notHeld: result.notHeld.map(({ text: part, kind }) => ({ text: part, reason: NOT_HELD[kind] })),
    notUnderstood: result.meanings
      .filter((meaning) => meaning.kind === 'unknown')
      .map(({ restriction }) => restriction.text),
    choices: choiceGroups(context, result),
    files,
    word: wordOf(context, result),
    languages: languageChoices(context, shown),
    identified:
      fileNamed(text, files) ??
      (isOne ? synsetUrl(context.catalogue.taxonomy.wnid(first.node), context.state) : undefined),
  };
}

function languageChoices({ catalogue, language, state }: SearchContext, query: string): SearchPage['languages'] {
  return catalogue.languages.map((one) => {
    const chosen = one === language;
    const lang = chosen ? undefined : one.description.code;
    return { label: one.name, chosen, href: searchUrl(query, { ...state, lang }) };
  });
}

/** Finds the word that the text of a query is. */
function wordOf({ catalogue, state }: SearchContext, { query, found }: SearchResult): SearchPage['word'] {
  const word = found[0]?.kind === 'identifier' ? undefined : catalogue.searcher.words.find(query.words);
  return word && { text: word.text, senses: word.senses.length, href: wordUrl(word.text, state) };
}

/** Returns the two synsets between which `dog .. cat` asks for the path; `undefined` for any other text. */
export function pathEnds(text: string): [from: string, to: string] | undefined {
  const [from = '', to = '', ...others] = text.slice(0, LONGEST_QUERY).split('..');
  return from.trim() === '' || to.trim() === '' || others.length > 0 ? undefined : [from.trim(), to.trim()];
}

/** Parses the number of a page; invalid ones count as the first. */
function pageNumber(text: string | null): number {
  return text !== null && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1;
}

async function searchRow(
  context: PageContext,
  { dataset, query }: SearchResult,
  { node, kind, lemma, translation }: Found,
): Promise<SearchRow> {
  const { taxonomy, lexicon, datasets } = context.catalogue;
  const holding = datasets.filter((other) => other.ownImages(node) > 0);
  const wnid = taxonomy.wnid(node);
  const parent = taxonomy.primaryParent(node);
  const languages = [...new Set([context.language, translation?.language])].filter((one) => one !== undefined);
  return {
    wnid,
    href: synsetUrl(wnid, context.state),
    ...markedWords(lexicon.lemmas(node), lemma, query.words),
    definition: lexicon.gloss(node).definition,
    parent: parent && { words: lexicon.firstLemma(parent), href: synsetUrl(taxonomy.wnid(parent), context.state) },
    isInstance: taxonomy.isInstance(node),
    ownImages: dataset.ownImages(node),
    subtreeImages: dataset.subtreeImages(node),
    datasets: holding.map(({ name }) => name),
    datasetTitles: holding.map(({ description }) => description.title),
    found: kind,
    plate: await findPlate(context, node, 'row'),
    translations: translate(languages, node),
  };
}

function choiceGroups(context: SearchContext, result: SearchResult): SearchChoices[] {
  if (result.query.words === '' && result.meanings.length === 0) return [];
  const groups = new Map<ChoiceKind, SearchChoice[]>();
  for (const choice of result.choices()) {
    if (choice.synsets === 0 && !choice.chosen) continue;
    const { kind, meaning, synsets, chosen } = choice;
    const text = chosen
      ? textWith(result, undefined, inForce(result, choice))
      : textWith(result, choiceText(context, choice), inForce(result, choice));
    const group = groups.get(kind) ?? [];
    group.push({ label: labelOf(context, meaning), synsets, chosen, href: searchUrl(text, context.state) });
    groups.set(kind, group);
  }
  return [...groups].map(([kind, choices]) => ({ kind, choices }));
}

/** The restriction in force of the kind of a choice, which the choice would replace. */
function inForce({ meanings }: SearchResult, { kind }: Choice): Meaning | undefined {
  return meanings.find((meaning) => meaning.kind !== 'unknown' && kindOf(meaning) === kind);
}

/** The text of the query with a restriction more, and without one that it has. */
function textWith({ query }: SearchResult, added: string | undefined, removed: Meaning | undefined): string {
  const restrictions = query.restrictions.filter((restriction) => restriction !== removed?.restriction);
  return [queryText({ ...query, restrictions }), ...(added === undefined ? [] : [added])]
    .filter((part) => part !== '')
    .join(' ');
}

/** Formats a choice as it would be typed. */
export function choiceText({ catalogue }: Pick<SearchContext, 'catalogue'>, { meaning }: Choice): string {
  switch (meaning.kind) {
    case 'in':
      return `in:${shortName(catalogue, meaning.node).replaceAll(' ', '_')}`;
    case 'dataset':
      return `dataset:${meaning.dataset.name}`;
    case 'plain':
      return plainText(meaning.restriction);
  }
}

/** Returns a name that leads back to a synset: its first lemma if that is enough, or its name with sense number. */
export function shortName(catalogue: SearchableCatalogue, node: NodeIndex): string {
  const lemma = catalogue.lexicon.firstLemma(node);
  const found = catalogue.searcher.meant(lemma);
  return found === node ? lemma : catalogue.lexicon.name(node);
}

const COMPARED = { '>': 'more than', '>=': 'at least', '<': 'fewer than', '<=': 'at most', '=': 'exactly' } as const;

function labelOf({ catalogue, dataset }: PageContext, meaning: Exclude<Meaning, { kind: 'unknown' }>): string {
  if (meaning.kind === 'in') return `in ${catalogue.lexicon.firstLemma(meaning.node)}`;
  if (meaning.kind === 'dataset') return `in ${meaning.dataset.description.title}`;
  const { restriction } = meaning;
  switch (restriction.kind) {
    case 'leaf':
      return 'leaves';
    case 'images':
      if (restriction.comparison === '>' && restriction.value === 0) return inUnit('with images', dataset.unit);
      return `${COMPARED[restriction.comparison]} ${formatImages(restriction.value, dataset.unit)}`;
    case 'depth':
      return `depth ${COMPARED[restriction.comparison]} ${formatCount(restriction.value)}`;
  }
}
