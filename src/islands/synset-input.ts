import type { Suggestions } from '../view/search/suggestions.ts';
import { isPlain } from './plain/plain.ts';

/** Milliseconds without typing before suggestions are requested. */
const PAUSE = 120;
let inputs = 0;

/** Field of a form that names a synset: suggests synsets for what is typed. The form works without it. */
class SynsetInputElement extends HTMLElement {
  #stop = new AbortController();
  #typing: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    // Where no server answers, nobody finds what is typed.
    if (isPlain()) {
      this.remove();
      return;
    }
    const input = this.querySelector('input');
    if (input === null) return;
    this.#stop = new AbortController();
    const list = document.createElement('datalist');
    list.id = `synset-input-${String(++inputs)}`;
    input.setAttribute('list', list.id);
    this.append(list);
    input.addEventListener(
      'input',
      () => {
        clearTimeout(this.#typing);
        this.#typing = setTimeout(() => void this.#suggest(input, list), PAUSE);
      },
      { signal: this.#stop.signal },
    );
  }

  disconnectedCallback(): void {
    clearTimeout(this.#typing);
    this.#stop.abort();
  }

  async #suggest(input: HTMLInputElement, list: HTMLDataListElement): Promise<void> {
    const text = input.value.trim();
    if (text === '') return;
    try {
      const answer = await fetch(`/suggest.json?q=${encodeURIComponent(text)}`, { signal: this.#stop.signal });
      if (!answer.ok || input.value.trim() !== text) return;
      const { options } = (await answer.json()) as Suggestions;
      list.replaceChildren(
        ...options.map(({ wnid, words, definition }) => {
          const option = document.createElement('option');
          option.value = `${words.split(', ')[0] ?? words} (${wnid})`;
          option.textContent = definition;
          return option;
        }),
      );
    } catch {
      // The form finds what is typed all the same.
    }
  }
}

customElements.define('synset-input', SynsetInputElement);
