import { closest } from '../closest.ts';
import { loadCode } from '../load-code.ts';
import { PHOTOGRAPHS_EVENT, photographsAreOn, switchPhotographs } from './photograph-choice.ts';
import { ListeningElement } from '../listening-element.ts';

/** The switch: a button that names the host. */
class PhotographSwitchElement extends ListeningElement {
  protected override connect(signal: AbortSignal): void {
    this.addEventListener('click', this.#onClick, { signal });
    document.addEventListener(PHOTOGRAPHS_EVENT, this.#show, { signal });
    this.#show();
    if (photographsAreOn(this.#host)) void updateSlots();
  }

  get #host(): string {
    return this.dataset['host'] ?? '';
  }

  get #control(): Element | undefined {
    return this.querySelector('button, a') ?? undefined;
  }

  readonly #onClick = (event: MouseEvent): void => {
    if (closest(event.target, 'button, a') !== this.#control) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    switchPhotographs(this.#host, !photographsAreOn(this.#host));
    void updateSlots();
    document.dispatchEvent(new CustomEvent(PHOTOGRAPHS_EVENT));
  };

  readonly #show = (): void => {
    const control = this.#control;
    if (!control) return;
    const isOn = photographsAreOn(this.#host);
    if (control.matches('.button')) control.classList.toggle('primary', !isOn);
    control.textContent = `${isOn ? 'Hide' : 'Show'} photographs from ${this.#host}`;
    for (const note of this.querySelectorAll<HTMLElement>('[data-before]')) note.hidden = isOn;
  };
}

/** Loads or restores the photographs of the page; the code for it is fetched once somebody asks for photographs. */
async function updateSlots(): Promise<void> {
  (await loadCode(() => import('./photograph-slots.ts')))?.slots.update();
}

customElements.define('photograph-switch', PhotographSwitchElement);
