import type { AddedSet } from '../../view/sets/add.ts';
import { readStored, writeStored } from '../browser-storage.ts';
import { requestJson } from '../request.ts';

/** Key of the reader's set in the browser's storage. */
const KEY = 'canopy-set';

/** Dispatches the event that the set has changed. */
export const TRAY_EVENT = 'canopy-set-change';

/** Reads the set that this browser stores; `undefined` if it stores none. */
export function readTray(): AddedSet | undefined {
  try {
    const text = readStored('lasting', KEY);
    if (text === undefined) return undefined;
    const value: unknown = JSON.parse(text);
    return isSet(value) ? value : undefined;
  } catch (error) {
    // Storage may hold what another program wrote there.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Empties the set that this browser stores. */
export function emptyTray(): void {
  writeStored('lasting', KEY, undefined);
  dispatchEvent(new Event(TRAY_EVENT));
}

/**
 * Adds classes to the set that this browser stores. @param parts parameters of `/add.json`, without the set itself.
 *
 * @returns the new set; `undefined` if the server could not be reached or refused.
 */
export function addToTray(parts: URLSearchParams): Promise<AddedSet | undefined> {
  return changeTray(readTray()?.code ?? '', parts);
}

/** Removes a class from the set that this browser stores. @param at its position. */
export function removeFromTray(at: number): Promise<AddedSet | undefined> {
  return changeTray(readTray()?.code ?? '', new URLSearchParams({ not: String(at) }));
}

/** Asks for the changed set, counted in the dataset of the page, and stores it. */
async function changeTray(code: string, parts: URLSearchParams): Promise<AddedSet | undefined> {
  const query = new URLSearchParams(parts);
  query.set('set', code);
  const dataset = new URLSearchParams(location.search).get('dataset');
  if (dataset !== null) query.set('dataset', dataset);
  const set: unknown = await requestJson(`/add.json?${query.toString()}`).catch(() => undefined);
  // A set without an address could be neither opened nor changed.
  if (!isSet(set) || !set.fits) return undefined;
  if (!writeStored('lasting', KEY, JSON.stringify(set))) return undefined;
  dispatchEvent(new Event(TRAY_EVENT));
  return set;
}

function isSet(value: unknown): value is AddedSet {
  const { code, classes, dataset, list } = (value ?? {}) as Partial<Record<keyof AddedSet, unknown>>;
  return typeof code === 'string' && typeof classes === 'number' && typeof dataset === 'string' && Array.isArray(list);
}
