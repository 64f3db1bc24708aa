import type { Suggestions } from '../../view/search/suggestions.ts';
import { requestJson } from '../request.ts';

/** Shows options. */
export type ShowSuggestions = (suggestions: Suggestions) => void;
/** Source of a search box's options. It may show some before it has all. */
export type SuggestionSource = (typed: string, signal: AbortSignal, onFirst: ShowSuggestions) => Promise<Suggestions>;

/**
 * Asks the server for options.
 *
 * @param state further parameters, the reader's choices of dataset and tree.
 */
export function serverSource(state: URLSearchParams): SuggestionSource {
  return (typed, signal) => {
    const parameters = new URLSearchParams([['q', typed], ...state]);
    return requestJson<Suggestions>(`/suggest.json?${parameters.toString()}`, signal);
  };
}

/**
 * Asks a source for one text after the other; only the answer to the last one counts.
 *
 * A new question ends the one before: its answer is `undefined`, however late or early it comes.
 */
export class LatestOnly {
  readonly #source: SuggestionSource;
  #current: AbortController | undefined;
  #answer: Promise<Suggestions | undefined> = Promise.resolve(undefined);

  constructor(source: SuggestionSource) {
    this.#source = source;
  }

  /**
   * Returns the options for a text, or `undefined` if a later text was requested meanwhile or there is no answer.
   *
   * @param onFirst called with first options, if these come earlier.
   */
  suggest(typed: string, onFirst: ShowSuggestions = () => undefined): Promise<Suggestions | undefined> {
    this.stop();
    const controller = new AbortController();
    this.#current = controller;
    const showFirst: ShowSuggestions = (suggestions) => {
      if (this.#current === controller) onFirst(suggestions);
    };
    this.#answer = this.#source(typed, controller.signal, showFirst).then(
      (suggestions) => (this.#current === controller ? suggestions : undefined),
      () => undefined,
    );
    return this.#answer;
  }

  /** The answer to the last question, once it is there. */
  last(): Promise<Suggestions | undefined> {
    return this.#answer;
  }

  /** Ends the question that is open. */
  stop(): void {
    this.#current?.abort();
    this.#current = undefined;
  }
}
