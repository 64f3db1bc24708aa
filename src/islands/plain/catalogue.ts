import type { ExploreMatches } from '../../view/explore/matches.ts';
import type { SearchPage } from '../../view/search/page.ts';
import type { Suggestions } from '../../view/search/suggestions.ts';
import type { AbsentWord, WordPage } from '../../view/search/word-page.ts';
import type { ChosenLabel, LabelReview } from '../../view/sets/labels.ts';
// A type import keeps the worker's code out of the page.
import type { CatalogueAnswer, CatalogueQuestion, CatalogueReply } from './catalogue-worker.ts';

interface Waiting {
  readonly resolve: (answer: CatalogueReply<CatalogueQuestion['kind']>) => void;
  readonly reject: (error: Error) => void;
}

/** The whole catalogue in a worker, fetched on the first question, so that nothing on the page waits for it. */
class PlainCatalogue {
  readonly #worker = new Worker(new URL('./catalogue-worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  /** Callback with the number of bytes received; set by the element that shows progress. */
  onBytes: (bytes: number) => void = () => undefined;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<CatalogueAnswer>) => {
      if ('bytes' in data) {
        this.onBytes(data.bytes);
        return;
      }
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('answer' in data) waiting?.resolve(data.answer);
      else waiting?.reject(new Error(data.failure));
    });
    this.#worker.addEventListener('error', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('The search could not be started.'));
      this.#waiting.clear();
    });
  }

  /** The results page for the query of an address. @throws Error if the data cannot be had. */
  search(query: string): Promise<SearchPage> {
    return this.#askWorker({ kind: 'search', query });
  }

  /** The suggestions for the text `q` of a query. @throws Error if the data cannot be had. */
  suggest(query: string): Promise<Suggestions> {
    return this.#askWorker({ kind: 'suggest', query });
  }

  /** Returns the page of a word, or what is near it. @throws Error if the data cannot be had. */
  findWord(word: string): Promise<WordPage | AbsentWord> {
    return this.#askWorker({ kind: 'word', word });
  }

  /** The places of a tree that a text finds. @throws Error if the data cannot be had. */
  matches(dataset: string, tree: string, text: string): Promise<ExploreMatches> {
    return this.#askWorker({ kind: 'matches', dataset, tree, text });
  }

  /** The review of a list of labels. @param query the reader's choices. @throws Error if the data cannot be had. */
  reviewLabels(query: string, text: string, column: number | undefined): Promise<LabelReview> {
    return this.#askWorker({ kind: 'labels', query, text, column });
  }

  /** The code of the set of the chosen labels. @throws Error if the data cannot be had. */
  encodeLabels(chosen: readonly ChosenLabel[]): Promise<string> {
    return this.#askWorker({ kind: 'code', chosen });
  }

  #askWorker<Q extends CatalogueQuestion>(question: Q): Promise<CatalogueReply<Q['kind']>> {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      // The worker answers each question in its own kind.
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      this.#worker.postMessage({ id, question });
    });
  }
}

let opened: PlainCatalogue | undefined;

/** The catalogue of a copy of plain files, one for all pages that the reader goes through. */
export function plainCatalogue(): PlainCatalogue {
  return (opened ??= new PlainCatalogue());
}
