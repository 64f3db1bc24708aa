/** Levels of the tree panel as nested lists, and how open branches move from one page's list into the next one's. */

/** Returns the level below a row, where it has been fetched. */
export function listOf(item: Element): HTMLUListElement | undefined {
  return item.querySelector<HTMLUListElement>(':scope > ul') ?? undefined;
}

/** Returns the key that distinguishes siblings: the path of the page that a row leads to. */
export function keyOf(item: Element): string | undefined {
  return item.querySelector<HTMLAnchorElement>(':scope > a')?.pathname;
}

function rowsOf(list: HTMLUListElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(':scope > li:not(.more)')];
}

function twinIn(list: HTMLUListElement, item: Element): HTMLElement | undefined {
  const key = keyOf(item);
  return rowsOf(list).find((row) => keyOf(row) === key);
}

/** Marks a row in another list as current if it was current in its own. */
export function keepCurrent(from: Element, to: HTMLUListElement): void {
  if (!from.querySelector(':scope > a[aria-current]')) return;
  twinIn(to, from)?.querySelector(':scope > a')?.setAttribute('aria-current', 'page');
}

/**
 * Moves the branches that one list has open into another of the same parent, level by level.
 *
 * A branch that only the old list holds is moved whole; one that both hold is merged, the new list's marks winning.
 */
export function carryBranches(from: HTMLUListElement, to: HTMLUListElement): void {
  for (const old of rowsOf(from)) {
    const oldList = listOf(old);
    const oldButton = old.querySelector<HTMLButtonElement>(':scope > button');
    const item = oldList && twinIn(to, old);
    const button = item?.querySelector<HTMLButtonElement>(':scope > button');
    if (!oldList || !item || !button) continue;
    const list = listOf(item);
    if (!list) {
      for (const link of oldList.querySelectorAll('a[aria-current]')) link.removeAttribute('aria-current');
      item.append(oldList);
      button.ariaExpanded = oldButton?.ariaExpanded ?? 'true';
    } else if (!oldList.querySelector(':scope > .more') && list.querySelector(':scope > .more')) {
      replaceByWhole(oldList, list);
    } else carryBranches(oldList, list);
  }
}

/** The old list holds all siblings, the new one some: keep all, with the new one's marks and open branches. */
function replaceByWhole(whole: HTMLUListElement, part: HTMLUListElement): void {
  for (const link of whole.querySelectorAll('a[aria-current]')) link.removeAttribute('aria-current');
  for (const item of rowsOf(part)) {
    const twin = twinIn(whole, item);
    if (!twin) continue;
    const twinList = listOf(twin);
    const list = listOf(item);
    if (twinList && list) carryBranches(twinList, list);
    else if (twinList) item.append(twinList);
    twin.replaceWith(item);
  }
  part.replaceWith(whole);
}
