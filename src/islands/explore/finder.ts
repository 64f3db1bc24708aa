import { closest } from '../closest.ts';
import type { ExploreMatches } from '../../view/explore/matches.ts';
import { formatCount, formatQuantity } from '../../view/numbers.ts';

/** Callbacks of a search in the explorer. */
export interface FinderActs {
  /** Finds places by a text; `undefined` if that could not be done. */
  readonly find: (text: string) => Promise<ExploreMatches | undefined>;
  /** Called when other matches are to be marked. */
  readonly mark: (places: readonly number[]) => void;
  /** The reader wants to see a match. */
  readonly goTo: (place: number) => void;
  /** Announces a text to screen readers. */
  readonly announce: (text: string) => void;
}

/** The search form of the explorer: it finds places, and goes from one to the next. */
export class ExploreFinder {
  readonly #form: HTMLFormElement;
  readonly #acts: FinderActs;
  #found: ExploreMatches = { total: 0, places: [] };
  #asked = '';
  #at = 0;

  constructor(form: HTMLFormElement, acts: FinderActs, signal: AbortSignal) {
    this.#form = form;
    this.#acts = acts;
    form.addEventListener(
      'click',
      (event) => {
        const step = closest(event.target, '[data-step]')?.dataset['step'];
        if (step !== undefined) this.#step(Number(step));
      },
      { signal },
    );
    this.#input.addEventListener(
      'input',
      () => {
        if (this.#text === '') void this.find(false);
      },
      { signal },
    );
  }

  /** Goes to the likeliest match of the text in the form, or to the next match if it is the same text. */
  submit(): void {
    if (this.#text === this.#asked && this.#found.places.length > 0) this.#step(1);
    else void this.find(true);
  }

  /** Searches for the text in the form. @param goes whether the view goes to the likeliest match. */
  async find(goes: boolean): Promise<void> {
    const text = (this.#asked = this.#text);
    const found = text === '' ? { total: 0, places: [] } : await this.#acts.find(text);
    // The text may have changed meanwhile.
    if (text !== this.#asked) return;
    this.#found = found ?? { total: 0, places: [] };
    this.#at = 0;
    this.#acts.mark(this.#found.places);
    this.#showCount(found === undefined ? 'The search could not be done. Try again.' : undefined);
    if (goes) this.#go();
  }

  #step(by: number): void {
    const count = this.#found.places.length;
    if (count === 0) return;
    this.#at = (this.#at + by + count) % count;
    this.#showCount(undefined);
    this.#go();
  }

  #go(): void {
    const place = this.#found.places[this.#at];
    if (place !== undefined) this.#acts.goTo(place);
  }

  #showCount(failure: string | undefined): void {
    const { total, places } = this.#found;
    const count =
      total > places.length
        ? `the likeliest ${formatCount(places.length)} of ${formatCount(total)}`
        : formatCount(total);
    const matches = total === 0 ? 'No match in this tree' : `Match ${formatCount(this.#at + 1)} of ${count}`;
    const text = this.#text === '' ? '' : (failure ?? matches);
    const output = this.#form.querySelector('output');
    if (output) output.textContent = text;
    if (text !== '') this.#acts.announce(total > 0 ? formatQuantity(total, 'match', 'matches') : text);
    for (const button of this.#form.querySelectorAll<HTMLButtonElement>('[data-step]'))
      button.hidden = places.length < 2;
  }

  get #input(): HTMLInputElement {
    return this.#form.querySelector('input')!;
  }

  get #text(): string {
    return this.#input.value.trim();
  }
}
