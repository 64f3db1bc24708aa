import { formatQuantity } from '../view/numbers.ts';
import { addToTray } from './set-storage.ts';

/**
 * Button that adds classes to the set stored in this browser.
 *
 * `data-set` holds a code, `data-classes` members as text, `data-q` a search with `data-scope`; without JavaScript the
 * button stays hidden, and a link beside it leads to the same set.
 */
class SetAddElement extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (button === null) return;
    button.hidden = false;
    const said = document.createElement('span');
    said.role = 'status';
    said.className = 'hidden-visually';
    this.append(said);
    const { set, classes, q, scope } = this.dataset;
    const parts = Object.entries({ with: set, classes, q, scope }).filter(
      (part): part is [string, string] => part[1] !== undefined,
    );
    button.addEventListener('click', () => {
      void addToTray(Object.fromEntries(parts)).then((added) => {
        const text =
          added === undefined
            ? 'Could not be added'
            : added.added === 0
              ? 'Already in your set'
              : `Added ${formatQuantity(added.added, 'class', 'classes')}`;
        button.textContent = text;
        said.textContent = text;
      });
    });
  }
}

customElements.define('set-add', SetAddElement);

export {};
