/** Event on the document when photographs are switched on or off. */
export const PHOTOGRAPHS_EVENT = 'canopy-photographs';

/** Returns true if the reader has requested photographs of a host in this session. */
export function photographsAreOn(host: string): boolean {
  return sessionStorage.getItem(keyOf(host)) === '1';
}

/** Returns the key of a host in the session's storage. */
export function keyOf(host: string): string {
  return `photographs:${host}`;
}
