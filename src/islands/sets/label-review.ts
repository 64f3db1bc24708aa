import { closest } from '../closest.ts';
import { html } from '../../components/markup.ts';
import { labelReview, labelsChosen } from '../../components/sets/labels.ts';
import { LABEL_STATES, type LabelState } from '../../search/identifiers/match-labels.ts';
import { formatBytes, formatCount } from '../../view/numbers.ts';
import type { LabelReview } from '../../view/sets/labels.ts';
import { setUrl } from '../../view/sets/urls.ts';
import { fillPlates } from '../images/plate-pictures.ts';
import { render } from '../render.ts';
import { ListeningElement } from '../listening-element.ts';

/** Milliseconds after a choice until the address of the set is made again. */
const PAUSE = 150;

/** Matches a list of labels with synsets, all in this browser, and makes a class set of those that the reader keeps. */
class LabelReviewElement extends ListeningElement {
  #review: LabelReview | undefined;
  /** The synset chosen for each label by its position; absent for labels that are left out. */
  readonly #chosen = new Map<number, string>();
  readonly #whole = new Set<LabelState>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #text = '';

  protected override connect(signal: AbortSignal): void {
    this.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        this.#text = this.#field.value;
        void this.#match(undefined);
      },
      { signal },
    );
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
    this.addEventListener('change', this.#onChange, { signal });
    this.addEventListener('click', this.#onClick, { signal });
    this.addEventListener('dragover', (event) => event.preventDefault(), { signal });
    this.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        const [file] = event.dataTransfer?.files ?? [];
        if (file !== undefined) void this.#readFile(file);
      },
      { signal },
    );
  }

  get #field(): HTMLTextAreaElement {
    return this.querySelector('textarea')!;
  }

  get #result(): HTMLElement {
    return this.querySelector<HTMLElement>('.label-result')!;
  }

  readonly #onChange = (event: Event): void => {
    const { target } = event;
    if (target instanceof HTMLSelectElement) void this.#match(Number(target.value));
    if (!(target instanceof HTMLInputElement)) return;
    if (target.type === 'file' && target.files?.[0] !== undefined) void this.#readFile(target.files[0]);
    if (target.type !== 'radio') return;
    const index = Number(target.name.replace('label-', ''));
    if (target.value === '') this.#chosen.delete(index);
    else this.#chosen.set(index, target.value);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#showChosen(), PAUSE);
  };

  readonly #onClick = (event: Event): void => {
    const asked = closest(event.target, 'button[data-all]')?.dataset['all'];
    const state = LABEL_STATES.find((one) => one === asked);
    if (state === undefined) return;
    this.#whole.add(state);
    this.#show();
    document.getElementById(`labels-${state}`)?.scrollIntoView();
  };

  async #readFile(file: File): Promise<void> {
    this.#text = await file.text();
    this.#field.value = this.#text;
    await this.#match(undefined);
  }

  async #match(column: number | undefined): Promise<void> {
    if (this.#text.trim() === '') {
      this.#showStatus('The list is empty. Paste at least one label.');
      return;
    }
    this.#showStatus('Matching …');
    try {
      const { plainCatalogue } = await import('../plain/catalogue.ts');
      const asked = { query: location.search, text: this.#text, column };
      this.#review = await plainCatalogue().ask('labels', asked, (bytes) => {
        if (this.#review === undefined) this.#showStatus(`Fetching WordNet, once: ${formatBytes(bytes)} …`);
      });
    } catch (error) {
      this.#showStatus(`The list could not be matched: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    this.#chosen.clear();
    this.#whole.clear();
    for (const { index, state, senses } of this.#review.labels)
      if (state === 'sure') this.#chosen.set(index, senses[0]!.wnid);
    this.#show();
  }

  #showStatus(text: string): void {
    render(this.#result, html`<p role="status">${text}</p>`);
  }

  #show(): void {
    const review = this.#review!;
    const found = review.labels.filter(({ state }) => state === 'sure').length;
    render(
      this.#result,
      html`<p role="status" class="hidden-visually">${formatCount(found)} of ${formatCount(review.labels.length)} labels matched.</p><div>${labelReview(review, this.#whole)}</div><div class="label-made"></div>`,
    );
    const list = this.#result.querySelector('div')!;
    for (const [index, wnid] of this.#chosen)
      for (const input of list.querySelectorAll<HTMLInputElement>(`input[name="label-${String(index)}"]`))
        input.checked = input.value === wnid;
    void this.#showChosen();
    const { version = '', dataset = '' } = this.dataset;
    void fillPlates(list, version, dataset);
  }

  /** Leads to the set of all labels that have a synset, in the order of the list. */
  async #showChosen(): Promise<void> {
    const { labels } = this.#review!;
    const chosen = labels.flatMap(({ index, label }) => {
      const wnid = this.#chosen.get(index);
      return wnid === undefined ? [] : [{ label, wnid }];
    });
    const made = this.querySelector('.label-made');
    if (made === null) return;
    if (chosen.length === 0) {
      made.replaceChildren();
      return;
    }
    const { plainCatalogue } = await import('../plain/catalogue.ts');
    const code = await plainCatalogue().ask('code', { chosen });
    const dataset = new URLSearchParams(location.search).get('dataset') ?? undefined;
    render(made, labelsChosen(chosen.length, labels.length - chosen.length, setUrl({ code }, { dataset })));
  }
}

customElements.define('label-review', LabelReviewElement);
