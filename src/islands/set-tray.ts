import { html } from '../components/markup.ts';
import { formatQuantity } from '../view/numbers.ts';
import type { AddedSet } from '../view/sets/add.ts';
import { traySentence } from '../view/sets/add.ts';
import { render } from './render.ts';
import { emptyTray, readTray, TRAY_EVENT } from './set-storage.ts';

/** The set that this browser keeps, as a bar at the foot of every page while it holds something. */
class SetTrayElement extends HTMLElement {
  readonly #show = (): void => {
    const set = readTray();
    this.hidden = set === undefined || set.classes === 0;
    if (set !== undefined && !this.hidden) this.#draw(set);
  };

  connectedCallback(): void {
    addEventListener(TRAY_EVENT, this.#show);
    // Another tab may change the set.
    addEventListener('storage', this.#show);
    this.#show();
  }

  disconnectedCallback(): void {
    removeEventListener(TRAY_EVENT, this.#show);
    removeEventListener('storage', this.#show);
  }

  #draw(set: AddedSet): void {
    const { href, overlapsHref, overlaps } = set;
    render(
      this,
      html`<section class="set-tray" aria-label="Your set">
        <p><strong>Your set: ${traySentence(set)}</strong>${overlaps > 0 && html` <a class="pill warn" href="${overlapsHref}">${formatQuantity(overlaps, 'overlap')}</a>`} <span class="soft small">Kept in this browser. Its address holds it whole.</span></p>
        <p class="set-actions"><button type="button">Empty</button><a class="button primary" href="${href}">Open set</a></p>
      </section>`,
    );
    this.querySelector('button')!.addEventListener('click', () => {
      emptyTray();
      this.#show();
    });
  }
}

customElements.define('set-tray', SetTrayElement);

export {};
