/**
 * Photographs on other hosts, shown once the reader has asked for them in this session: every `[data-photo]` of the page
 * is then loaded as it comes in sight, at most {@link AT_ONCE} at a time, without a referrer. Before, no host is asked.
 *
 * A slot is an `img` with a picture of this site, which is swapped, or a `span`, in whose place an image stands.
 */

/** Maximum number of photographs that load at the same time. */
const AT_ONCE = 6;
/** Distance below the window at which loading begins. */
const MARGIN = '200px';

/** Event on the document when photographs are switched on or off. */
export const PHOTOGRAPHS_EVENT = 'canopy-photographs';

/** Returns true if the reader has requested photographs of a host in this session. */
export function photographsAreOn(host: string): boolean {
  return sessionStorage.getItem(keyOf(host)) === '1';
}

function keyOf(host: string): string {
  return `photographs:${host}`;
}

/** The switch: a button that names the host. */
class PhotographSwitchElement extends HTMLElement {
  #stop = new AbortController();

  connectedCallback(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.addEventListener('click', this.#onClick, { signal });
    document.addEventListener(PHOTOGRAPHS_EVENT, this.#show, { signal });
    this.#show();
    slots.update();
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  get #host(): string {
    return this.dataset['host'] ?? '';
  }

  readonly #onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest('button, a') === null) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (photographsAreOn(this.#host)) sessionStorage.removeItem(keyOf(this.#host));
    else sessionStorage.setItem(keyOf(this.#host), '1');
    slots.update();
    document.dispatchEvent(new CustomEvent(PHOTOGRAPHS_EVENT));
  };

  readonly #show = (): void => {
    const control = this.querySelector('button, a');
    if (control === null) return;
    const isOn = photographsAreOn(this.#host);
    control.textContent = `${isOn ? 'Hide' : 'Show'} photographs from ${this.#host}`;
    for (const note of this.querySelectorAll<HTMLElement>('[data-before]')) note.hidden = isOn;
  };
}

/** The slots of the document, and what stands in place of them. */
class PhotographSlots {
  readonly #waiting: HTMLElement[] = [];
  readonly #images = new Map<HTMLElement, HTMLImageElement>();
  readonly #sources = new Map<HTMLImageElement, string>();
  readonly #sight = new IntersectionObserver(
    (entries) => {
      this.#onSight(entries);
    },
    { rootMargin: MARGIN },
  );
  readonly #changes = new MutationObserver(() => {
    this.#watch();
  });
  #isWatching = false;
  #loading = 0;

  /** Loads or restores the slots of the page as the switches say. */
  update(): void {
    this.#watch();
    for (const [slot, image] of this.#images) {
      if (isWanted(slot)) continue;
      image.replaceWith(slot);
      this.#images.delete(slot);
    }
    for (const [image, source] of this.#sources) {
      if (isWanted(image)) continue;
      image.src = source;
      image.classList.remove('photographed');
      this.#sources.delete(image);
    }
    for (const figure of document.querySelectorAll<HTMLElement>('[data-photo-figure]'))
      figure.hidden = !photographsAreOn(figure.dataset['photoFigure'] ?? '');
    for (const caption of document.querySelectorAll<HTMLElement>('[data-photo-before]'))
      caption.hidden = photographsAreOn(caption.dataset['photoBefore'] ?? '');
    for (const slot of document.querySelectorAll<HTMLElement>('[data-photo]')) {
      this.#sight.unobserve(slot);
      if (isWanted(slot) && !this.#isLoaded(slot)) this.#sight.observe(slot);
    }
  }

  #watch(): void {
    const isWanted = [...document.querySelectorAll<HTMLElement>('photograph-switch')].some(({ dataset }) =>
      photographsAreOn(dataset['host'] ?? ''),
    );
    if (isWanted === this.#isWatching) {
      if (isWanted)
        for (const slot of document.querySelectorAll<HTMLElement>('[data-photo]'))
          if (!this.#isLoaded(slot)) this.#sight.observe(slot);
      return;
    }
    this.#isWatching = isWanted;
    if (isWanted) this.#changes.observe(document.documentElement, { childList: true, subtree: true });
    else this.#changes.disconnect();
  }

  #isLoaded(slot: HTMLElement): boolean {
    return slot.dataset['photoState'] !== undefined || (slot instanceof HTMLImageElement && this.#sources.has(slot));
  }

  #onSight(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      this.#sight.unobserve(target);
      this.#waiting.push(target);
    }
    this.#loadNext();
  }

  #loadNext(): void {
    while (this.#loading < AT_ONCE) {
      const slot = this.#waiting.shift();
      if (slot === undefined) return;
      if (!slot.isConnected || !isWanted(slot) || this.#isLoaded(slot)) continue;
      this.#loading++;
      void this.#load(slot).finally(() => {
        this.#loading--;
        this.#loadNext();
      });
    }
  }

  async #load(slot: HTMLElement): Promise<void> {
    const image = new Image();
    image.referrerPolicy = 'no-referrer';
    image.decoding = 'async';
    image.alt = slot.dataset['photoAlt'] ?? '';
    image.src = slot.dataset['photo'] ?? '';
    try {
      await image.decode();
    } catch {
      slot.dataset['photoState'] = 'absent';
      const note = slot.querySelector('[data-photo-note]');
      if (note !== null) note.textContent = 'This photograph could not be loaded';
      return;
    }
    if (!slot.isConnected || !isWanted(slot)) return;
    if (slot instanceof HTMLImageElement) {
      this.#sources.set(slot, slot.src);
      slot.referrerPolicy = 'no-referrer';
      slot.src = image.src;
      slot.classList.add('photographed');
    } else {
      this.#images.set(slot, image);
      slot.replaceWith(image);
    }
  }
}

function isWanted(slot: HTMLElement): boolean {
  const url = URL.parse(slot.dataset['photo'] ?? '');
  return url !== null && photographsAreOn(url.host);
}

const slots = new PhotographSlots();

customElements.define('photograph-switch', PhotographSwitchElement);
