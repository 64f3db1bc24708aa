/** Lifetime of a stored text: until the reader deletes it, or until the tab is closed. */
export type Lifetime = 'lasting' | 'tab';

/** Returns the text stored under a key; `undefined` if there is none, or where storage is forbidden. */
export function readStored(lifetime: Lifetime, key: string): string | undefined {
  try {
    return storageOf(lifetime).getItem(key) ?? undefined;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/**
 * Stores a text under a key, or deletes it.
 *
 * @param text `undefined` deletes what is stored.
 * @returns false where storage is full or forbidden.
 */
export function writeStored(lifetime: Lifetime, key: string, text: string | undefined): boolean {
  try {
    if (text === undefined) storageOf(lifetime).removeItem(key);
    else storageOf(lifetime).setItem(key, text);
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

function storageOf(lifetime: Lifetime): Storage {
  return lifetime === 'tab' ? sessionStorage : localStorage;
}
