import { loadCode } from '../load-code.ts';
import type { ExploreFinder, FinderActs } from './finder.ts';

/** The search form of the explorer. The code that finds is fetched when something is to be found. */
export class ExploreSearch {
  readonly #form: HTMLFormElement;
  readonly #acts: FinderActs;
  readonly #signal: AbortSignal;
  #finder: Promise<ExploreFinder | undefined> | undefined;

  constructor(form: HTMLFormElement, acts: FinderActs, signal: AbortSignal) {
    this.#form = form;
    this.#acts = acts;
    this.#signal = signal;
    form.addEventListener('submit', this.#onSubmit, { signal });
  }

  /** The text in the form; empty for none. */
  get text(): string {
    return this.#input.value.trim();
  }

  /** Marks the matches of another text. */
  show(text: string): void {
    if (text === this.text) return;
    this.#input.value = text;
    this.find();
  }

  /** Marks the matches of the text in the form. */
  find(): void {
    this.#act((finder) => void finder.find(false));
  }

  get #input(): HTMLInputElement {
    return this.#form.querySelector('input')!;
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.#act((finder) => finder.submit());
  };

  #act(act: (finder: ExploreFinder) => void): void {
    this.#finder ??= loadCode(() => import('./finder.ts')).then(
      (code) => code && new code.ExploreFinder(this.#form, this.#acts, this.#signal),
    );
    void this.#finder.then((finder) => {
      if (finder !== undefined) act(finder);
      else this.#finder = undefined;
    });
  }
}
