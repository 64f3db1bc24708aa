/** Adds a button that copies the element's text to the clipboard and confirms it; without a clipboard it adds none. */
class CopyTextElement extends HTMLElement {
  connectedCallback(): void {
    if (!('clipboard' in navigator) || this.querySelector('button')) return;
    const text = this.textContent.trim();
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.ariaLabel = `Copy ${text.length > 40 ? 'the command' : text}`;
    button.textContent = 'Copy';
    const said = document.createElement('span');
    said.role = 'status';
    said.className = 'hidden-visually';
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(text).then(
        () => {
          button.textContent = 'Copied';
          said.textContent = 'Copied';
        },
        () => {
          said.textContent = 'Copying is not allowed here';
          button.textContent = 'Blocked';
        },
      );
    });
    this.append(button, said);
  }
}

customElements.define('copy-text', CopyTextElement);

export {};
