import { closest } from '../closest.ts';
import { lightboxUrl } from '../../view/urls.ts';
import { loadCode } from '../load-code.ts';
import { readStored, writeStored } from '../browser-storage.ts';
import { ListeningElement } from '../listening-element.ts';

/**
 * The gallery's lightbox: opens over the page, goes on by arrow keys, and keeps its own address in the address bar.
 *
 * The server's mark-up works by itself: each thumbnail links to a page with its lightbox open, whose links lead on and
 * back. Here the same lightbox is fetched as a fragment and put into a modal dialog. Opening it adds one entry to the
 * history, however many images are looked at, so that Back closes it and leaves focus and scroll as they were.
 */
class PictureGalleryElement extends ListeningElement {
  /** Number of the latest request; answers to earlier ones are ignored. */
  #asked = 0;
  /** The address of the gallery itself, where the page was opened without the lightbox. */
  #home: string | undefined;

  /** Whether the lightbox is open, and focus and address have not been returned to the gallery yet. */
  #isOpen = false;
  /** Whether the open lightbox has an entry of its own in the history. */
  #hasEntry = false;
  /** Whether the next step back is this element's own, after the lightbox was closed. */
  #isReturning = false;

  protected override connect(signal: AbortSignal): void {
    this.addEventListener('click', this.#onClick, { signal });
    const dialog = this.#dialog();
    dialog?.addEventListener('keydown', this.#onKey, { signal });
    dialog?.addEventListener('close', this.#leave, { signal });
    window.addEventListener('popstate', this.#onPopState, { signal });
    document.addEventListener('astro:before-preparation', this.#onPreparation, { signal });
    this.#recall();
    this.#home = dialog?.open === true ? undefined : location.href;
    if (dialog?.open) {
      // The server opened it in the flow of the page, for readers without scripts.
      dialog.open = false;
      dialog.showModal();
      this.#isOpen = true;
    }
  }

  #dialog(): HTMLDialogElement | undefined {
    return this.querySelector('dialog') ?? undefined;
  }

  readonly #onClick = (event: MouseEvent): void => {
    const dialog = this.#dialog();
    if (dialog && event.target === dialog) dialog.close(); // the backdrop
    const link = closest<HTMLAnchorElement>(event.target, 'a');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.dataset['show'] !== undefined) remember(link.dataset['show'], true);
    if (link.dataset['hide'] !== undefined) remember(link.dataset['hide'], false);
    if (link.dataset['close'] !== undefined) {
      event.preventDefault();
      dialog?.close();
    } else if (link.dataset['picture'] !== undefined || link.dataset['step'] !== undefined) {
      event.preventDefault();
      void this.#show(link.href, link.dataset['step']);
    } else if (link.dataset['large'] !== undefined && link.querySelector('img') !== null) {
      event.preventDefault();
      void this.#show(new URL(`#${link.closest('li')?.id ?? ''}`, location.href).href);
    }
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const step = event.key === 'ArrowLeft' ? 'previous' : event.key === 'ArrowRight' ? 'next' : undefined;
    const link = step && this.querySelector<HTMLAnchorElement>(`dialog [data-step=${step}]`);
    if (!link) return;
    event.preventDefault();
    void this.#show(link.href);
  };

  /** Closes the lightbox on Back. */
  readonly #onPopState = (event: PopStateEvent): void => {
    if (!this.#isOwnStep(location.href)) return;
    event.stopImmediatePropagation();
    const isBack = this.#hasEntry;
    [this.#isReturning, this.#hasEntry] = [false, false];
    if (!isBack) return;
    this.#dialog()?.close();
    // Immediately: the dialog's own event comes a task later, and until then the focus is on the first thumbnail opened.
    this.#leave();
  };

  /**
   * Keeps Astro's router from replacing the page on a step back that only closes the lightbox: focus and scroll stay.
   *
   * The router hears of the step before this element does, and has no other way to be stopped: a prevented event makes
   * it load the page whole. A loader that never ends is dropped at the next navigation.
   */
  readonly #onPreparation = (event: DocumentEventMap['astro:before-preparation']): void => {
    if (event.navigationType === 'traverse' && this.#isOwnStep(event.to.href))
      event.loader = () => new Promise(() => undefined);
  };

  #isOwnStep(href: string): boolean {
    return href === this.#home && (this.#isReturning || this.#hasEntry);
  }

  /** Returns address and focus to the gallery, once for each time the lightbox was open: to the image shown last. */
  readonly #leave = (): void => {
    const link = this.querySelector<HTMLAnchorElement>('dialog [data-close]');
    if (!link || !this.#isOpen) return;
    this.#isOpen = false;
    const tile = document.getElementById(link.dataset['close'] ?? '');
    if (!tile) {
      // The arrows have led to an image of another page. After Back, the page is the one that the reader left.
      if (this.#hasEntry) location.replace(link.href);
      else if (this.#home === undefined) location.assign(link.href);
      return;
    }
    if (this.#hasEntry) {
      this.#hasEntry = false;
      this.#isReturning = true;
      history.back();
    } else history.replaceState(history.state, '', this.#home ?? link.href);
    tile.querySelector('a')?.focus();
  };

  /** Fetches the lightbox of an image and opens it. @param pressed the button that keeps the focus. */
  async #show(href: string, pressed?: string): Promise<void> {
    const dialog = this.#dialog();
    if (!dialog) return;
    const asked = ++this.#asked;
    const content = await contentOf(new URL(href));
    if (asked !== this.#asked) return;
    if (content === undefined) {
      location.assign(href);
      return;
    }
    const [before, after] = [dialog, content].map((part) => part.querySelector<HTMLInputElement>('#show-boxes'));
    if (before && after) after.checked = before.checked;
    dialog.replaceChildren(...content.childNodes);
    if (dialog.open) history.replaceState(history.state, '', href);
    else {
      dialog.showModal();
      history.pushState(history.state, '', href);
      [this.#isOpen, this.#hasEntry] = [true, true];
    }
    const steps = [...dialog.querySelectorAll<HTMLAnchorElement>('[data-step]')];
    (
      steps.find((step) => step.dataset['step'] === pressed) ?? dialog.querySelector<HTMLElement>('[data-close]')
    )?.focus();
    for (const { dataset } of steps) if (dataset['ahead']) new Image().src = dataset['ahead'];
  }

  /** Shows withheld pictures again that the reader has requested in this session, on other synsets too. */
  #recall(): void {
    const link = this.querySelector<HTMLAnchorElement>('[data-show]');
    if (link && readStored('tab', keyOf(link.dataset['show'] ?? '')) !== undefined) location.replace(link.href);
  }
}

/** Returns the content of the lightbox at an address: a photograph of this page, or an image of this site; `undefined` if it cannot be fetched. */
async function contentOf({ hash, pathname, search }: URL): Promise<HTMLElement | undefined> {
  const tile = document.getElementById(hash.slice(1));
  if (tile?.querySelector('[data-large]')) {
    return (await loadCode(() => import('./photograph-lightbox.ts')))?.photographLightbox(tile);
  }
  const answer = await fetch(lightboxUrl(pathname + search)).catch(() => undefined);
  return answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').body : undefined;
}

function remember(name: string, isShown: boolean): void {
  writeStored('tab', keyOf(name), isShown ? '1' : undefined);
}

function keyOf(name: string): string {
  return `shown:${name}`;
}

customElements.define('picture-gallery', PictureGalleryElement);
