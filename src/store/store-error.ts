/**
 * Data that cannot be read, or written: the source does not answer, a file is missing, or holds other bytes than were
 * written. The message says which, of which file, and what to do.
 *
 * No other data take their place, so the client is asked to try again.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** Makes the error for a file whose bytes are damaged. @param file its full name. */
export function damaged(file: string, remedy = 'build the data again: npm run data'): StoreError {
  return new StoreError(`${file}: expected the bytes that the build wrote, came others; ${remedy}`);
}

/** Returns true for a {@link StoreError}, also from another copy of this module: pages are bundled with their own. */
export function isStoreError(error: unknown): error is StoreError {
  return error instanceof Error && error.name === 'StoreError';
}
