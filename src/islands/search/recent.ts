/** A synset that the reader chose in the search box; stored in this browser only. */
export interface RecentChoice {
  readonly href: string;
  readonly words: string;
}

const KEY = 'canopy-recent';
const MOST = 6;

/** The last choices, the latest first; none where the browser keeps nothing. */
export function recentChoices(storage: Storage | undefined): RecentChoice[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isChoice).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Keeps a choice, before all others. */
export function keepChoice(storage: Storage | undefined, choice: RecentChoice): void {
  const others = recentChoices(storage).filter(({ href }) => href !== choice.href);
  try {
    storage?.setItem(KEY, JSON.stringify([choice, ...others].slice(0, MOST)));
  } catch {
    // A full or forbidden storage keeps nothing; that is no reason to stop the reader.
  }
}

/** Forgets all choices. */
export function forgetChoices(storage: Storage | undefined): void {
  storage?.removeItem(KEY);
}

/** The browser's storage, or `undefined` where it is forbidden. */
export function localStorageIfAny(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

function isChoice(value: unknown): value is RecentChoice {
  const choice = value as { href?: unknown; words?: unknown } | null;
  // Only pages of this site: what is stored may have been written by something else.
  return (
    typeof choice === 'object' &&
    typeof choice?.words === 'string' &&
    typeof choice.href === 'string' &&
    choice.href.startsWith('/synset/')
  );
}
