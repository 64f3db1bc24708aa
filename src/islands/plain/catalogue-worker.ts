import type { OpenedCatalogue } from '../../store/opened-catalogue.ts';
import { openCatalogue } from '../../store/open-catalogue.ts';
import { type ExploreMatches, exploreMatches } from '../../view/explore/matches.ts';
import { pageContext, type PageContext } from '../../view/page-context.ts';
import { plainAddress } from '../../view/plain/address.ts';
import { plainHoldings } from '../../view/plain/holdings.ts';
import { plainJson } from '../../view/plain/page.ts';
import { type SearchPage, searchPage } from '../../view/search/page.ts';
import { type Suggestions, suggestions } from '../../view/search/suggestions.ts';
import { type ChosenLabel, codeOfLabels, type LabelReview, reviewLabels } from '../../view/sets/labels.ts';
import { type AbsentWord, absentWord, findWord, type WordPage, wordPage } from '../../view/search/word-page.ts';
import { fetchSource } from './fetch-source.ts';

/** Kinds of questions to the worker, each with its parameters and its answer. */
export interface CatalogueTalk {
  /** The results page for the query of an address. */
  readonly search: { readonly asked: { readonly query: string }; readonly answer: SearchPage };
  /** The suggestions for the text `q` of a query. */
  readonly suggest: { readonly asked: { readonly query: string }; readonly answer: Suggestions };
  /** The page of a word, or the words near it. */
  readonly word: { readonly asked: { readonly word: string }; readonly answer: WordPage | AbsentWord };
  /** The places of a tree that a text finds. */
  readonly matches: {
    readonly asked: { readonly dataset: string; readonly tree: string; readonly text: string };
    readonly answer: ExploreMatches;
  };
  /** The review of a list of labels. @see reviewLabels */
  readonly labels: {
    readonly asked: { readonly query: string; readonly text: string; readonly column: number | undefined };
    readonly answer: LabelReview;
  };
  /** The code of the set of the chosen labels. */
  readonly code: { readonly asked: { readonly chosen: readonly ChosenLabel[] }; readonly answer: string };
}

/** A question of any kind. */
export type CatalogueQuestion = {
  [Kind in keyof CatalogueTalk]: { readonly kind: Kind } & CatalogueTalk[Kind]['asked'];
}[keyof CatalogueTalk];
type AnyReply = CatalogueTalk[keyof CatalogueTalk]['answer'];

/** Answers of the worker: to a question by its number, or the number of bytes received so far. */
export type CatalogueAnswer =
  | { readonly id: number; readonly answer: AnyReply }
  | { readonly id: number; readonly failure: string }
  | { readonly bytes: number };

let opened: Promise<OpenedCatalogue> | undefined;

addEventListener('message', ({ data: { id, question } }: MessageEvent<{ id: number; question: CatalogueQuestion }>) => {
  void reply(id, question).then((answer) => postMessage(answer));
});

async function reply(id: number, question: CatalogueQuestion): Promise<CatalogueAnswer> {
  try {
    let received = 0;
    opened ??= openCatalogue(
      fetchSource((bytes) => {
        received += bytes;
        postMessage({ bytes: received } satisfies CatalogueAnswer);
      }),
    );
    return { id, answer: await answerTo(await opened, question) };
  } catch (error) {
    opened = undefined;
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

function answerTo(catalogue: OpenedCatalogue, question: CatalogueQuestion): AnyReply | Promise<AnyReply> {
  switch (question.kind) {
    case 'search':
      return plainSearch(catalogue, new URLSearchParams(question.query));
    case 'suggest':
      return plainSuggestions(catalogue, new URLSearchParams(question.query));
    case 'word':
      return plainWord(catalogue, question.word);
    case 'matches': {
      const dataset = catalogue.datasets.find(({ name }) => name === question.dataset) ?? catalogue.datasets[0];
      const tree = question.tree === 'wordnet' ? catalogue.wordnetTree : catalogue.treeOf(dataset);
      return exploreMatches({ catalogue, dataset, tree }, question.text);
    }
    case 'labels': {
      const context = pageContext(catalogue, new URLSearchParams(question.query), '');
      return reviewLabels(context, question.text, question.column);
    }
    case 'code':
      return codeOfLabels(catalogue, question.chosen);
  }
}

async function plainSearch(catalogue: OpenedCatalogue, query: URLSearchParams): Promise<SearchPage> {
  return withPlainLinks(catalogue, await searchPage(plainContext(catalogue, query), query));
}

function plainSuggestions(catalogue: OpenedCatalogue, query: URLSearchParams): Suggestions {
  const typed = query.get('q') ?? '';
  // Typed text may look like an address.
  return { ...withPlainLinks(catalogue, suggestions(pageContext(catalogue, query, ''), typed)), query: typed };
}

async function plainWord(catalogue: OpenedCatalogue, asked: string): Promise<WordPage | AbsentWord> {
  const context = plainContext(catalogue, new URLSearchParams());
  const word = findWord(context, asked);
  return withPlainLinks(catalogue, word === undefined ? absentWord(context, asked) : await wordPage(context, word));
}

/** Returns the context of a page whose pictures the document finds by itself. */
function plainContext(catalogue: OpenedCatalogue, query: URLSearchParams): PageContext<OpenedCatalogue> {
  return { ...pageContext(catalogue, query, ''), arePicturesByPlace: true };
}

/** Returns a model with addresses of a copy of plain files in place of a server's. */
function withPlainLinks<Model>(catalogue: OpenedCatalogue, model: Model): Model {
  const holdings = plainHoldings(catalogue, new Map());
  return JSON.parse(plainJson(JSON.stringify(model), (address) => plainAddress(address, holdings))) as Model;
}
