import { formatQuantity } from '../../view/numbers.ts';
import { addToTray } from './storage.ts';

/**
 * A link that adds classes to the set that this browser keeps: `addLink` of the components.
 *
 * Its address says what to add. Without JavaScript it leads to the set of just that; here a button takes its place.
 */
class SetAddElement extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector('a');
    if (link === null) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = link.className;
    button.append(...link.childNodes);
    if (link.ariaLabel !== null) button.ariaLabel = link.ariaLabel;
    const status = document.createElement('span');
    status.role = 'status';
    status.className = 'hidden-visually';
    const parts = new URL(link.href).searchParams;
    link.replaceWith(button, status);
    button.addEventListener('click', () => {
      void addToTray(parts).then((added) => {
        button.removeAttribute('aria-label');
        button.textContent = status.textContent =
          added === undefined
            ? 'Could not be added'
            : added.added === 0
              ? 'Already in your set'
              : `Added ${formatQuantity(added.added, 'class', 'classes')}`;
      });
    });
  }
}

customElements.define('set-add', SetAddElement);

export {};
