import { html } from '../components/markup.ts';
import { renderAtEnd } from './render.ts';

/**
 * Adds a button that copies the code in the element to the clipboard, as it is then, and confirms it; without a clipboard
 * it adds none. The code of `data-address` is the page's own address.
 */
class CopyTextElement extends HTMLElement {
  connectedCallback(): void {
    if (!('clipboard' in navigator) || this.querySelector('button')) return;
    const code = this.querySelector('code')!;
    if (this.dataset['address'] !== undefined)
      this.closest('details')?.addEventListener('toggle', () => (code.textContent = location.href));
    const text = code.textContent.trim();
    renderAtEnd(
      this,
      html`<button type="button" class="copy" aria-label="Copy ${text.length > 40 ? 'the line' : text}">Copy</button><span role="status" class="hidden-visually"></span>`,
    );
    const button = this.querySelector('button')!;
    const status = this.querySelector('[role="status"]')!;
    const confirm = (label: string, text = label): void => {
      button.textContent = label;
      status.textContent = text;
    };
    button.addEventListener(
      'click',
      () =>
        void navigator.clipboard.writeText(code.textContent.trim()).then(
          () => confirm('Copied'),
          () => confirm('Blocked', 'Copying is not allowed here'),
        ),
    );
  }
}

customElements.define('copy-text', CopyTextElement);
