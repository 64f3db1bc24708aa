import type { Suggestions } from '../../view/search/suggestions.ts';
import { html } from '../../components/markup.ts';
import { isPlain } from '../plain/plain.ts';
import { render, renderAtEnd } from '../render.ts';
import { requestJson } from '../request.ts';
import { ListeningElement } from '../listening-element.ts';

/** Milliseconds without typing before suggestions are requested. */
const PAUSE = 120;
let inputs = 0;

/** Field of a form that names a synset: suggests synsets for what is typed. The form works without it. */
class SynsetInputElement extends ListeningElement {
  #typing: ReturnType<typeof setTimeout> | undefined;

  protected override connect(signal: AbortSignal): void {
    // Where no server answers, nobody finds what is typed.
    if (isPlain()) {
      this.remove();
      return;
    }
    const input = this.querySelector('input');
    if (input === null) return;
    renderAtEnd(this, html`<datalist id="synset-input-${++inputs}"></datalist>`);
    const list = this.querySelector('datalist')!;
    signal.addEventListener('abort', () => clearTimeout(this.#typing));
    input.setAttribute('list', list.id);
    input.addEventListener(
      'input',
      () => {
        clearTimeout(this.#typing);
        this.#typing = setTimeout(() => void this.#suggest(input, list, signal), PAUSE);
      },
      { signal },
    );
  }

  async #suggest(input: HTMLInputElement, list: HTMLDataListElement, signal: AbortSignal): Promise<void> {
    const text = input.value.trim();
    if (text === '') return;
    try {
      const { options } = await requestJson<Suggestions>(`/suggest.json?q=${encodeURIComponent(text)}`, signal);
      if (input.value.trim() !== text) return;
      render(
        list,
        html`${options.map(({ wnid, words, definition }) => html`<option value="${words.split(', ')[0] ?? words} (${wnid})">${definition}</option>`)}`,
      );
    } catch {
      // The form finds what is typed all the same.
    }
  }
}

customElements.define('synset-input', SynsetInputElement);
