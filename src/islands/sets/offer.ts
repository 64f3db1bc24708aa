import { closest } from '../closest.ts';
import { html } from '../../components/markup.ts';
import { renderAtEnd } from '../render.ts';
import { addToTray } from './storage.ts';

/** Elements whose synset links offer to add the synset: rows of the tree, tiles of maps, tables and chips of kin. */
const PLACES = 'tree-panel, treemap-view, explore-map, .counts, .kin, .set-table';
const SYNSET = /^\/synset\/(n\d{8})$/;
/** Milliseconds after which the button goes when the pointer has left the link, so that it can reach the button. */
const LINGER = 250;
/** Milliseconds of a touch that offers; the browser's own menu comes later. */
const PRESS = 400;
/** Pixels that a finger may move in a press. */
const PRESS_SLACK = 10;
/** The height from which a link is a tile, in pixels. */
const TALL = 48;
/** Milliseconds for which the button shows its result. */
const ANSWER = 1500;

/**
 * Offers to add the synset of a link: a small button at its end, under the pointer or after a long press, and the key +.
 *
 * One button for the page, so that neither rows nor tiles carry one each. Escape and a touch elsewhere hide it.
 */
export function offerSynsets(signal: AbortSignal): void {
  renderAtEnd(document.body, html`<button type="button" class="set-offer" tabindex="-1" hidden></button>`);
  const button = document.querySelector<HTMLButtonElement>('body > .set-offer')!;
  signal.addEventListener('abort', () => button.remove());
  let link: Element | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hide = (): void => {
    button.hidden = true;
    link = undefined;
  };
  const hideLater = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(hide, wait);
  };
  const offer = (target: EventTarget | null): void => {
    const found = synsetLink(target);
    if (found === undefined || found === link) return;
    clearTimeout(timer);
    link = found;
    button.textContent = '+ Add';
    button.ariaLabel = `Add ${nameOf(found)} to your set`;
    button.hidden = false;
    const { right, top, height, width: room } = found.getBoundingClientRect();
    const width = button.offsetWidth;
    // Within a tile, where there is room next to its name; next to the end of any other link.
    const end = height > TALL && room > 2 * width ? right - width - 4 : right;
    button.style.left = `${String(Math.max(0, Math.min(end, innerWidth - width - 4)) + scrollX)}px`;
    button.style.top = `${String(top + Math.min(height, 28) / 2 - button.offsetHeight / 2 + scrollY)}px`;
  };
  const add = (): void => {
    const wnid = link && wnidOf(link);
    if (wnid === undefined) return;
    void addToTray(new URLSearchParams({ classes: `${wnid}/` })).then((added) => {
      button.textContent =
        added === undefined ? 'Could not be added' : added.added === 0 ? 'Already in your set' : 'Added';
      hideLater(ANSWER);
    });
  };

  document.addEventListener(
    'pointerover',
    (event) => {
      if (event.pointerType === 'touch') return;
      if (event.target === button) clearTimeout(timer);
      else if (synsetLink(event.target) !== undefined) offer(event.target);
      else if (!button.hidden) hideLater(LINGER);
    },
    { signal, passive: true },
  );
  offerOnPress(signal, button, offer, hide);
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape') hide();
      const isTyping = event.target instanceof Element && event.target.matches('input, textarea, select');
      if (event.key !== '+' || isTyping || synsetLink(event.target) === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      offer(event.target);
      add();
    },
    { signal, capture: true },
  );
  document.addEventListener('astro:before-swap', hide, { signal });
  button.addEventListener('click', add);
}

/** Offers the synset of a link that a finger rests on. */
function offerOnPress(
  signal: AbortSignal,
  button: HTMLButtonElement,
  offer: (target: EventTarget | null) => void,
  hide: () => void,
): void {
  let press: { readonly timer: ReturnType<typeof setTimeout>; readonly x: number; readonly y: number } | undefined;
  const cancel = (): void => {
    clearTimeout(press?.timer);
    press = undefined;
  };
  document.addEventListener(
    'pointerdown',
    ({ pointerType, target, clientX, clientY }) => {
      cancel();
      if (pointerType !== 'touch' || target === button) return;
      hide();
      if (synsetLink(target) === undefined) return;
      const timer = setTimeout(() => offer(target), PRESS);
      press = { timer, x: clientX, y: clientY };
    },
    { signal, passive: true },
  );
  document.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      if (press !== undefined && Math.hypot(clientX - press.x, clientY - press.y) > PRESS_SLACK) cancel();
    },
    { signal, passive: true },
  );
  for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, cancel, { signal, passive: true });
}

function synsetLink(target: EventTarget | null): Element | undefined {
  const link = closest<Element>(target, 'a[href]');
  return link && wnidOf(link) !== undefined && link.closest(PLACES) ? link : undefined;
}

function wnidOf(link: Element): string | undefined {
  const href = link.getAttribute('href');
  return href === null ? undefined : SYNSET.exec(new URL(href, location.href).pathname)?.[1];
}

function nameOf(link: Element): string {
  const name = link.querySelector('.name')?.textContent ?? link.getAttribute('aria-label') ?? link.textContent;
  return name.trim().slice(0, 60);
}
