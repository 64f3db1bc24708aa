import { readStored, writeStored } from '../browser-storage.ts';

/** Event on the document when photographs are switched on or off. */
export const PHOTOGRAPHS_EVENT = 'canopy-photographs';

/** Returns true if the reader has requested photographs of a host in this session. */
export function photographsAreOn(host: string): boolean {
  return readStored('tab', keyOf(host)) !== undefined;
}

/** Switches the photographs of a host on or off for this session. */
export function switchPhotographs(host: string, on: boolean): void {
  writeStored('tab', keyOf(host), on ? '1' : undefined);
}

function keyOf(host: string): string {
  return `photographs:${host}`;
}
