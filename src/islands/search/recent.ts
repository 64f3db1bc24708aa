import { readStored, writeStored } from '../browser-storage.ts';

/** A synset that the reader chose in the search box; stored in this browser only. */
export interface RecentChoice {
  readonly href: string;
  readonly words: string;
}

const KEY = 'canopy-recent';
const MOST = 6;

/** The last choices, the latest first; none where the browser stores nothing. */
export function recentChoices(): RecentChoice[] {
  try {
    const stored: unknown = JSON.parse(readStored('lasting', KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isChoice).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Stores a choice, before all others. */
export function storeChoice(choice: RecentChoice): void {
  const others = recentChoices().filter(({ href }) => href !== choice.href);
  writeStored('lasting', KEY, JSON.stringify([choice, ...others].slice(0, MOST)));
}

/** Forgets all choices. */
export function forgetChoices(): void {
  writeStored('lasting', KEY, undefined);
}

function isChoice(value: unknown): value is RecentChoice {
  const { href, words } = (value ?? {}) as { href?: unknown; words?: unknown };
  // Only pages of this site: what is stored may have been written by something else.
  return typeof words === 'string' && typeof href === 'string' && href.startsWith('/synset/');
}
