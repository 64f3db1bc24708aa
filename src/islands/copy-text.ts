import { html } from '../components/markup.ts';
import { renderAtEnd } from './render.ts';

/** Adds a button that copies the element's text to the clipboard and confirms it; without a clipboard it adds none. */
class CopyTextElement extends HTMLElement {
  connectedCallback(): void {
    if (!('clipboard' in navigator) || this.querySelector('button')) return;
    const text = this.textContent.trim();
    renderAtEnd(
      this,
      html`<button type="button" class="copy" aria-label="Copy ${text.length > 40 ? 'the command' : text}">Copy</button><span role="status" class="hidden-visually"></span>`,
    );
    const button = this.querySelector('button')!;
    const status = this.querySelector('[role="status"]')!;
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(text).then(
        () => {
          button.textContent = 'Copied';
          status.textContent = 'Copied';
        },
        () => {
          status.textContent = 'Copying is not allowed here';
          button.textContent = 'Blocked';
        },
      );
    });
  }
}

customElements.define('copy-text', CopyTextElement);
