import { closest } from '../closest.ts';
import { isPlain } from '../plain/plain.ts';
import { html } from '../../components/markup.ts';
import { followLink } from '../follow-link.ts';
import { loadCode } from '../load-code.ts';
import { afterPress } from '../press.ts';
import { render, renderAtEnd } from '../render.ts';
import { type ListOption, recentOptions, suggestedOptions } from './list.ts';
import { forgetChoices, recentChoices, storeChoice } from './recent.ts';
import { LatestOnly, serverSource, type SuggestionSource } from './source.ts';
import type { Suggestions } from '../../view/search/suggestions.ts';
import { ListeningElement } from '../listening-element.ts';

const NONE = -1;
/** Milliseconds without typing before the number of options is announced to screen readers. */
const ANNOUNCE_AFTER_MS = 600;
let boxes = 0;

/**
 * The search box: offers synsets as the reader types.
 *
 * The server's mark-up is a plain form, which works by itself. This makes its field an editable combobox with a list of
 * options, after the ARIA authoring practices (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/): the focus stays in
 * the field, the arrows choose an option, Enter goes there, Escape closes the list, and a second Escape empties the field. Enter
 * without a choice goes to the best option, or to the results where none is sure. `/` leads to the field from anywhere.
 */
class SearchBoxElement extends ListeningElement {
  #input!: HTMLInputElement;
  #form!: HTMLFormElement;
  #list!: HTMLUListElement;
  #status!: HTMLElement;
  #latest!: LatestOnly;
  #options: readonly ListOption[] = [];
  #active = NONE;
  /** The text that the latest question was about. */
  #asked: string | undefined;
  /** The suggestions in the list. */
  #shown: Suggestions | undefined;
  #announcing: ReturnType<typeof setTimeout> | undefined;

  protected override connect(signal: AbortSignal): void {
    const input = this.querySelector<HTMLInputElement>('input[name="q"]');
    const form = this.querySelector('form');
    if (input === null || form === null) return;
    this.#input = input;
    this.#form = form;
    this.#latest = new LatestOnly(sourceOf(form));
    renderAtEnd(
      this,
      html`<ul role="listbox" id="search-options-${++boxes}" aria-label="Suggestions" hidden></ul><span role="status" class="hidden-visually"></span>`,
    );
    this.#list = this.querySelector<HTMLUListElement>(':scope > [role="listbox"]')!;
    this.#status = this.querySelector<HTMLElement>(':scope > [role="status"]')!;
    input.role = 'combobox';
    input.ariaAutoComplete = 'list';
    input.ariaExpanded = 'false';
    input.setAttribute('aria-controls', this.#list.id);

    input.addEventListener('input', () => void this.#suggest(), { signal });
    input.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    input.addEventListener('click', () => this.#showRecent(), { signal });
    this.addEventListener('focusout', () => this.#close(), { signal });
    // The field keeps the focus while an option is pressed.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault(), { signal });
    this.#list.addEventListener('click', (event) => this.#onClick(event), { signal });
    document.addEventListener('keydown', (event) => this.#onAnyKey(event), { signal });
    signal.addEventListener('abort', () => this.#leave());
  }

  #leave(): void {
    this.#latest.stop();
    clearTimeout(this.#announcing);
    this.#list.remove();
    this.#status.remove();
  }

  async #suggest(): Promise<void> {
    const typed = this.#input.value;
    if (typed.trim() === '') {
      this.#latest.stop();
      this.#asked = undefined;
      this.#show([]);
      this.#showRecent();
      return;
    }
    this.#asked = typed;
    this.#setActive(NONE);
    const show = (suggestions: Suggestions): void => {
      // An option that the reader chose among the first ones stays.
      if (document.activeElement !== this.#input || this.#active !== NONE) return;
      this.#show(suggestedOptions(suggestions));
      this.#shown = suggestions;
    };
    const answer = await this.#latest.suggest(typed, show);
    if (answer === undefined) return;
    await afterPress();
    show(answer);
    const { length } = answer.options;
    this.#announce(
      length === 0 ? 'No suggestions' : `${String(length)} ${length === 1 ? 'suggestion' : 'suggestions'}`,
    );
  }

  #showRecent(): void {
    if (this.#input.value.trim() !== '') return;
    this.#show(recentOptions(recentChoices()));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (this.#list.hidden) void this.#suggest();
        else if (!event.altKey) this.#move(event.key === 'ArrowDown' ? 1 : -1);
        return;
      case 'Enter':
        event.preventDefault();
        void this.#enter();
        return;
      case 'Escape':
        event.preventDefault();
        if (this.#list.hidden) this.#input.value = '';
        this.#close();
        return;
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'Home':
      case 'End':
        this.#setActive(NONE);
    }
  }

  async #enter(): Promise<void> {
    const chosen = this.#options[this.#active];
    if (chosen !== undefined) {
      this.#choose(chosen);
      return;
    }
    const typed = this.#input.value;
    if (typed.trim() === '') return;
    // Where nothing was shown yet, the answer is waited for.
    const answer =
      this.#shown?.query === typed
        ? this.#shown
        : await (this.#asked === typed ? this.#latest.last() : this.#latest.suggest(typed));
    if (answer !== undefined && this.#input.value === typed) {
      const best = suggestedOptions(answer).find((option) => option.kind === 'synset' && option.href === answer.enter);
      if (best !== undefined) {
        this.#choose(best);
        return;
      }
    }
    this.#close();
    this.#form.requestSubmit();
  }

  #onClick(event: MouseEvent): void {
    const item = closest(event.target, '[role=option]');
    const option = item && this.#options[[...this.#list.children].indexOf(item)];
    if (option !== undefined) this.#choose(option, event.ctrlKey || event.metaKey);
  }

  #onAnyKey(event: KeyboardEvent): void {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const at = event.target;
    if (at instanceof HTMLElement && (at.isContentEditable || at.matches('input, textarea, select'))) return;
    if (document.querySelector(this.localName) !== this) return;
    event.preventDefault();
    this.#input.focus();
    this.#input.select();
    this.#showRecent();
  }

  #choose(option: ListOption, inNewTab = false): void {
    if (option.kind === 'forget') {
      forgetChoices();
      this.#close();
      this.#announce('Forgotten');
      return;
    }
    if (option.kind === 'synset') storeChoice({ href: option.href, words: option.words });
    this.#close();
    followLink(this, option.href, inNewTab ? '_blank' : '');
  }

  #show(options: readonly ListOption[]): void {
    this.#options = options;
    this.#shown = undefined;
    this.#active = NONE;
    render(this.#list, html`${options.map(({ item }) => item)}`);
    [...this.#list.children].forEach((element, i) => (element.id = `${this.#list.id}-${String(i)}`));
    this.#list.hidden = options.length === 0;
    this.#list.scrollTop = 0;
    this.#input.ariaExpanded = String(!this.#list.hidden);
    this.#input.removeAttribute('aria-activedescendant');
  }

  #close(): void {
    this.#latest.stop();
    this.#asked = undefined;
    this.#show([]);
  }

  /** Moves the active option through the list and the field, cyclically. */
  #move(step: 1 | -1): void {
    const stops = this.#options.length + 1;
    this.#setActive(((this.#active + 1 + step + stops) % stops) - 1);
  }

  #setActive(active: number): void {
    const before = this.#list.children[this.#active];
    if (before !== undefined) before.ariaSelected = 'false';
    this.#active = active;
    const element = this.#list.children[active];
    if (element === undefined) {
      this.#input.removeAttribute('aria-activedescendant');
      return;
    }
    element.ariaSelected = 'true';
    element.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', element.id);
  }

  #announce(text: string): void {
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => (this.#status.textContent = text), ANNOUNCE_AFTER_MS);
  }
}

/** Returns the server as the source, or on plain files the copy's data, whose reader is loaded only there. */
function sourceOf(form: HTMLFormElement): SuggestionSource {
  if (!isPlain()) return serverSource(stateOf(form));
  let source: SuggestionSource | undefined;
  return async (typed, signal, onFirst) => {
    source ??= (await loadCode(() => import('./plain-source.ts')))?.plainSource(stateOf(form));
    if (source === undefined) throw new Error('The code of suggestions could not be fetched.');
    return source(typed, signal, onFirst);
  };
}

/** The reader's choices of dataset and tree, which the form carries along. */
function stateOf(form: HTMLFormElement): URLSearchParams {
  return new URLSearchParams(
    [...form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')].map(({ name, value }) => [name, value]),
  );
}

customElements.define('search-box', SearchBoxElement);
