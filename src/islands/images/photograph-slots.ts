import { html } from '../../components/markup.ts';
import { datasetsUrl } from '../../view/urls.ts';
import { photographsAreOn } from './photograph-choice.ts';
import { loadPhotograph } from './photograph-loader.ts';
import { localHref } from '../plain/plain.ts';
import { renderAtEnd } from '../render.ts';
import { squareAround } from './square-around.ts';

/**
 * Photographs on other hosts, shown once the reader has asked for them in this session: every `[data-photo]` of the page
 * is then loaded as it comes in sight, few at a time, without a referrer. Before, no host is asked.
 *
 * A slot is an `img`, or an `image` of a map, with a picture of this site, which is swapped, or a `span`, in whose place
 * an image stands.
 */

/** Distance below the window at which loading begins. */
const MARGIN = '200px';

/** Switches next to maps, which have no room for a credit at each photograph. */
const ON_MAPS = ':is(.map-below, .map-credit) photograph-switch';

/** A place of a photograph. */
type Slot = HTMLElement | SVGElement;

/** The slots of the document, and the images in place of them. */
class PhotographSlots {
  readonly #images = new Map<Slot, HTMLImageElement>();
  /** Swapped slots, each with the address that it had before. */
  readonly #sources = new Map<HTMLImageElement | SVGImageElement, string>();
  readonly #sight = new IntersectionObserver((entries) => this.#onSight(entries), { rootMargin: MARGIN });
  readonly #changes = new MutationObserver(() => {
    this.#forget();
    this.#watch();
  });
  /** Slots whose photographs load now; several switches of a page may request the same. */
  readonly #underWay = new Set<Slot>();
  #isWatching = false;

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
      if (image instanceof HTMLImageElement) image.src = source;
      else if (source === '') image.removeAttribute('href');
      else image.setAttribute('href', source);
      image.classList.remove('photographed');
      this.#sources.delete(image);
    }
    for (const figure of document.querySelectorAll<HTMLElement>('[data-photo-figure]'))
      figure.hidden = !photographsAreOn(figure.dataset['photoFigure'] ?? '');
    for (const caption of document.querySelectorAll<HTMLElement>('[data-photo-before]'))
      caption.hidden = photographsAreOn(caption.dataset['photoBefore'] ?? '');
    document.querySelectorAll<HTMLElement>(ON_MAPS).forEach(leadToOrigin);
    for (const slot of document.querySelectorAll<Slot>('[data-photo]')) {
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
        for (const slot of document.querySelectorAll<Slot>('[data-photo]'))
          if (!this.#isLoaded(slot)) this.#sight.observe(slot);
      return;
    }
    this.#isWatching = isWanted;
    if (isWanted) this.#changes.observe(document.documentElement, { childList: true, subtree: true });
    else this.#changes.disconnect();
  }

  /** Forgets slots that have left the page, such as rows of another place. */
  #forget(): void {
    for (const image of this.#sources.keys()) if (!image.isConnected) this.#sources.delete(image);
    for (const [slot, image] of this.#images) if (!image.isConnected) this.#images.delete(slot);
  }

  #isLoaded(slot: Slot): boolean {
    return slot.dataset['photoState'] !== undefined || this.#sources.has(slot as HTMLImageElement);
  }

  #onSight(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement || target instanceof SVGElement)) continue;
      this.#sight.unobserve(target);
      if (this.#isLoaded(target) || this.#underWay.has(target)) continue;
      this.#underWay.add(target);
      void this.#load(target).finally(() => this.#underWay.delete(target));
    }
  }

  async #load(slot: Slot): Promise<void> {
    const isDrawn = slot instanceof SVGImageElement;
    const isOpen = (): boolean => slot.isConnected && isWanted(slot);
    const image = await loadPhotograph(slot.dataset['photo'] ?? '', isDrawn, isOpen).catch(() => undefined);
    if (!isOpen()) return;
    if (image === undefined) {
      slot.dataset['photoState'] = 'absent';
      const note = slot.querySelector('[data-photo-note]');
      if (note !== null) note.textContent = 'This photograph could not be loaded';
      return;
    }
    if (slot instanceof HTMLImageElement) {
      this.#sources.set(slot, slot.src);
      slot.referrerPolicy = 'no-referrer';
      slot.src = image.src;
      slot.classList.add('photographed');
    } else if (isDrawn) {
      this.#sources.set(slot, slot.href.baseVal);
      slot.setAttribute('href', squareOf(image));
      slot.classList.add('photographed');
    } else {
      image.alt = slot.dataset['photoAlt'] ?? '';
      image.className = 'photographed';
      this.#images.set(slot, image);
      slot.replaceWith(image);
    }
  }
}

/** Side of a photograph on a map, in pixels: a tile at double density. */
const MAP_SIDE = 192;

/** Returns an image, whole in a square, as a `data:` address: an `image` of SVG always sends a referrer. */
function squareOf(image: HTMLImageElement): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = MAP_SIDE;
  canvas.getContext('2d')?.drawImage(image, ...squareAround(image), 0, 0, MAP_SIDE, MAP_SIDE);
  return canvas.toDataURL('image/webp', 0.85);
}

/** Leads from the switch of photographs that are shown to the page of their origin and rights. */
function leadToOrigin(control: HTMLElement): void {
  control.querySelector('.photographs-about')?.remove();
  if (!photographsAreOn(control.dataset['host'] ?? '')) return;
  const dataset = new URLSearchParams(location.search).get('dataset') ?? undefined;
  const about = localHref(datasetsUrl({ dataset }));
  renderAtEnd(control, html` <a class="photographs-about" href="${about}">About these photographs</a>`);
}

function isWanted(slot: Slot): boolean {
  const url = URL.parse(slot.dataset['photo'] ?? '');
  return url !== null && photographsAreOn(url.host);
}

/** The slots of this document. */
export const slots = new PhotographSlots();
