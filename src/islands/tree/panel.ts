import { closest } from '../closest.ts';
import { html } from '../../components/markup.ts';
import { localHref } from '../plain/plain.ts';
import { renderAtEnd } from '../render.ts';
import { request } from '../request.ts';
import { carryBranches, keepCurrent, keyOf, listOf } from './branches.ts';
import { ListeningElement } from '../listening-element.ts';

/** Milliseconds between two letters of one name. */
const TYPING = 500;

/**
 * The tree panel: opens and closes branches, fills them when first opened, and carries them from page to page.
 *
 * The server's mark-up is a nested list of links with disclosure buttons, opened at the current synset. With script it is
 * a tree after the ARIA authoring practices (https://www.w3.org/WAI/ARIA/apg/patterns/treeview/examples/treeview-navigation/):
 * its links are the items, one of them in the order of tabbing; arrows, Home, End, letters and * move and open. When the
 * reader moves to another page, branches that were open are moved over into the new page's list, and the list stays
 * scrolled so that the reader finds the place again.
 */
class TreePanelElement extends ListeningElement {
  /** Letters typed in a row, and when the last one was. */
  #typed = { text: '', at: -Infinity };

  protected override connect(signal: AbortSignal): void {
    this.addEventListener('click', this.#onClick, { signal });
    this.addEventListener('keydown', this.#onKey, { signal });
    this.addEventListener('focusin', this.#onFocus, { signal });
    const list = this.querySelector('ul');
    if (list) {
      list.role = 'tree';
      list.ariaLabel = 'Synsets';
      describeRows(list);
    }
    const stop = this.querySelector<HTMLElement>('a[aria-current]') ?? this.querySelector('a');
    if (stop) stop.tabIndex = 0;
    this.closest('.tree')?.addEventListener('toggle', this.#onToggle, { capture: true, signal });
    showCurrent(this, 0.75);
  }

  /** The sheet of a phone opens: only now does the panel have a height. */
  readonly #onToggle = (): void => showCurrent(this, 0.75);

  readonly #onFocus = (event: FocusEvent): void => {
    if (!(event.target instanceof HTMLAnchorElement)) return;
    for (const item of this.querySelectorAll<HTMLElement>('a[tabindex="0"]')) item.tabIndex = -1;
    event.target.tabIndex = 0;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const link = event.target;
    if (!(link instanceof HTMLAnchorElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const items = [...this.querySelectorAll<HTMLAnchorElement>('a[role=treeitem]')].filter((item) =>
      item.checkVisibility(),
    );
    const at = items.indexOf(link);
    const button = link.previousElementSibling instanceof HTMLButtonElement ? link.previousElementSibling : undefined;
    const isOpen = button?.ariaExpanded === 'true';
    const parent = link.closest('ul')?.closest('li')?.querySelector<HTMLElement>(':scope > a');
    const isTyping = event.timeStamp - this.#typed.at < TYPING;
    // A space in a row of letters is one of a name.
    switch (event.key === ' ' && isTyping ? 'letter' : event.key) {
      case 'ArrowDown':
        items[at + 1]?.focus();
        break;
      case 'ArrowUp':
        items[at - 1]?.focus();
        break;
      case 'Home':
        items[0]?.focus();
        break;
      case 'End':
        items.at(-1)?.focus();
        break;
      case 'ArrowRight':
        if (button && !isOpen) void this.#toggle(button);
        else if (isOpen) items[at + 1]?.focus();
        break;
      case 'ArrowLeft':
        if (button && isOpen) void this.#toggle(button);
        else parent?.focus();
        break;
      case ' ':
        link.click();
        break;
      case '*':
        for (const sibling of link.closest('ul')?.querySelectorAll<HTMLButtonElement>(':scope > li > button') ?? [])
          if (sibling.ariaExpanded === 'false') void this.#toggle(sibling);
        break;
      default:
        if (event.key.length !== 1 || event.key === '/') return;
        this.#typed = { text: (isTyping ? this.#typed.text : '') + event.key.toLowerCase(), at: event.timeStamp };
        focusByLetters(items, at, this.#typed.text);
    }
    event.preventDefault();
  };

  readonly #onClick = (event: Event): void => {
    const button = closest<HTMLButtonElement>(event.target, 'button');
    const more = closest<HTMLAnchorElement>(event.target, '.more > a');
    if (button) void this.#toggle(button);
    else if (more && event instanceof MouseEvent && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      void this.#showAll(more);
    }
  };

  async #toggle(button: HTMLButtonElement): Promise<void> {
    const item = itemOf(button);
    const wasOpen = button.ariaExpanded === 'true';
    if (!wasOpen && !listOf(item)) {
      const list = await this.#fetchLevel(item, this.#childrenUrl(item));
      if (!list) return;
      item.append(list);
      setExpanded(button, true);
      await this.#openSingleChild(list);
      return;
    }
    setExpanded(button, !wasOpen);
  }

  /** A chain of only children opens in one go: there is nothing to choose on the way. */
  async #openSingleChild(list: HTMLUListElement): Promise<void> {
    if (list.children.length !== 1) return;
    const button = list.querySelector<HTMLButtonElement>(':scope > li > button');
    if (button?.ariaExpanded === 'false') await this.#toggle(button);
  }

  /** Puts all siblings in place of some; open ones stay open. */
  async #showAll(more: HTMLAnchorElement): Promise<void> {
    const old = more.closest('ul');
    const item = old && itemOf(old);
    if (!old || !item) return;
    const list = await this.#fetchLevel(item, this.#childrenUrl(item));
    if (!list) return;
    const known = new Set([...old.children].map(keyOf));
    carryBranches(old, list);
    for (const child of old.children) keepCurrent(child, list);
    old.replaceWith(list);
    const firstNew = [...list.children].find((child) => !known.has(keyOf(child)));
    firstNew?.querySelector('a')?.focus();
  }

  #childrenUrl(item: HTMLElement): string {
    const id = keyOf(item)?.split('/')[2] ?? this.dataset['root'] ?? '';
    return localHref(`/tree/${id}${this.dataset['query'] ?? ''}`);
  }

  async #fetchLevel(item: HTMLElement, url: string): Promise<HTMLUListElement | undefined> {
    item.ariaBusy = 'true';
    item.querySelector(':scope > [role=alert]')?.remove();
    try {
      const answer = await request(url);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const list = page.querySelector('ul');
      if (!list) throw new Error('no list in the answer');
      describeRows(document.adoptNode(list));
      return list;
    } catch {
      renderAtEnd(item, html`<p role="alert">This branch could not be loaded. Try again.</p>`);
      return undefined;
    } finally {
      item.ariaBusy = null;
    }
  }
}

/** Gives rows the roles of a tree's items. @param list a level, with the levels open inside it. */
function describeRows(list: HTMLUListElement): void {
  for (const item of list.querySelectorAll('li')) {
    item.role = 'none';
    const link = item.querySelector<HTMLAnchorElement>(':scope > a');
    const button = item.querySelector<HTMLButtonElement>(':scope > button');
    if (!link) continue;
    link.role = 'treeitem';
    link.tabIndex = -1;
    if (!button) continue;
    // Its work is done by arrow keys and by clicks; the item itself says whether it is open.
    button.tabIndex = -1;
    button.ariaHidden = 'true';
    setExpanded(button, button.ariaExpanded === 'true');
  }
  for (const level of list.querySelectorAll('ul')) level.role = 'group';
  if (list.role !== 'tree') list.role = 'group';
}

let levels = 0;

function setExpanded(button: HTMLButtonElement, isOpen: boolean): void {
  button.ariaExpanded = String(isOpen);
  const link = button.parentElement?.querySelector<HTMLAnchorElement>(':scope > a');
  if (!link) return;
  link.ariaExpanded = String(isOpen);
  const list = button.parentElement && listOf(button.parentElement);
  if (!list) return;
  list.id ||= `tree-level-${String(++levels)}`;
  link.setAttribute('aria-owns', list.id);
}

/** Focuses the next item whose name begins with the letters, round and round; one letter again goes to the next. */
function focusByLetters(items: readonly HTMLAnchorElement[], at: number, letters: string): void {
  const again = /^(.)\1*$/u.exec(letters)?.[1];
  const [start, from] = again === undefined ? [letters, at] : [again, at + 1];
  const rest = [...items.slice(from), ...items.slice(0, from)];
  rest.find((item) => item.querySelector('.name')?.textContent.toLowerCase().startsWith(start))?.focus();
}

function itemOf(element: Element): HTMLElement {
  return element.closest<HTMLElement>('li') ?? (element as HTMLElement);
}

/** A panel as the reader left it, for the next page that has one: a leaf's page has none. */
interface LeftPanel {
  readonly kind: string | undefined;
  readonly list: HTMLUListElement;
  readonly scroll: number;
  readonly isOpen: boolean;
  /** Whether each field above and below the tree is checked. */
  readonly choices: readonly boolean[];
}

let left: LeftPanel | undefined;

/** On a phone the tree is a sheet over the page; a reader who has chosen a row wants to see the page. */
const SHEET = '(max-width: 61.99rem)';

function fieldsOf(panel: Element): HTMLInputElement[] {
  return [...(panel.closest('.tree')?.querySelectorAll<HTMLInputElement>('input') ?? [])];
}

/** Before the router swaps pages: carry open branches, choices and the scroll position over to the new page. */
document.addEventListener('astro:before-swap', (event) => {
  const before = document.querySelector<HTMLElement>('tree-panel');
  const list = before?.querySelector('ul');
  if (before && list) {
    const { kind } = before.dataset;
    const isOpen = (before.closest('details')?.open ?? false) && !matchMedia(SHEET).matches;
    left = { kind, list, scroll: before.scrollTop, isOpen, choices: fieldsOf(before).map(({ checked }) => checked) };
  }
  const after = event.newDocument.querySelector<HTMLElement>('tree-panel');
  const to = after?.querySelector('ul');
  if (!left || !after || !to) return;
  const { kind, list: from, scroll, isOpen, choices } = left;
  // Attributes, since the new page's fields are not in a document yet.
  fieldsOf(after).forEach((field, i) => field.toggleAttribute('checked', choices[i] ?? false));
  if (kind !== after.dataset['kind']) return;
  carryBranches(from, to);
  after.closest('details')?.toggleAttribute('open', isOpen);
  document.addEventListener(
    'astro:after-swap',
    () => {
      const panel = document.querySelector('tree-panel');
      if (!panel) return;
      panel.scrollTop = scroll;
      showCurrent(panel);
    },
    { once: true },
  );
});

/** Escape closes the sheet of a phone. */
document.addEventListener('keydown', ({ key }) => {
  const drawer = document.querySelector<HTMLDetailsElement>('.tree-drawer[open]');
  if (key !== 'Escape' || !drawer || !matchMedia(SHEET).matches) return;
  drawer.open = false;
  drawer.querySelector('summary')?.focus();
});

/**
 * Scrolls a panel, and nothing else, until its current row ends its upper third, with the rows below it in sight.
 *
 * @param lowest share of the panel's height below which the row has to move.
 */
function showCurrent(panel: Element, lowest = 1): void {
  const row = panel.querySelector('a[aria-current]')?.getBoundingClientRect();
  const frame = panel.getBoundingClientRect();
  if (!row || frame.height === 0) return;
  const margin = Math.min(48, frame.height / 4);
  const isSeen = row.top >= frame.top + margin && row.bottom <= frame.top + lowest * frame.height - margin;
  if (!isSeen) panel.scrollTop += row.top - frame.top - frame.height / 3;
}

customElements.define('tree-panel', TreePanelElement);
