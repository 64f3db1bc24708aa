/** A custom element that listens while it is in a document. */
export abstract class ListeningElement extends HTMLElement {
  #stop = new AbortController();

  /** Sets the element up each time it comes into a document. @param signal aborted when it leaves, for all its listeners. */
  protected abstract connect(signal: AbortSignal): void;

  connectedCallback(): void {
    this.#stop = new AbortController();
    this.connect(this.#stop.signal);
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }
}
