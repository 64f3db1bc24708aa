/**
 * Data that cannot be read, or written: the place they are kept at does not answer, a file is missing, or holds other bytes than
 * were written. The message says which, of which file, and what to do.
 *
 * Nothing is ever given instead, so whoever asked is told to ask again.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** The error of a file whose bytes are not those that were written. @param file its full name. */
export function damaged(file: string, remedy = 'build the data again: npm run data'): StoreError {
  return new StoreError(`${file}: expected the bytes that the build wrote, came others; ${remedy}`);
}

/** Whether an error is a {@link StoreError}, also one of another copy of this file: the pages are bundled with their own. */
export function isStoreError(error: unknown): error is StoreError {
  return error instanceof Error && error.name === 'StoreError';
}

/** What an address answers whose data cannot be read; the body says why, for the log and not for visitors. */
export function unreadable({ message }: StoreError): Response {
  return new Response(message, { status: 503 });
}

/** The error that an answer stands for that {@link unreadable} made, or `undefined` if it is another. */
export async function unreadableIn(response: Response): Promise<StoreError | undefined> {
  return response.status === 503 ? new StoreError(await response.text()) : undefined;
}
