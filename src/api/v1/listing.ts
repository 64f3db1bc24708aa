import { ApiError } from './request.ts';

/** A list that is answered page by page. */
export interface Listing<T> {
  readonly total: number;
  /** The items from one on, as many as are taken. */
  readonly from: (start: number) => Iterable<T>;
}

/** One page of a list. */
export interface ListPage<T> {
  readonly total: number;
  readonly items: readonly T[];
  /** The cursor of the next page; null on the last. */
  readonly next: string | null;
}

/** Default and maximum number of items on a page. */
export const PAGE = { usual: 100, most: 1000 } as const;

/** A list over things that are there already. */
export function listingOf<S, T>(things: readonly S[], item: (thing: S) => T): Listing<T> {
  return { total: things.length, from: (start) => Iterator.from(things.slice(start)).map(item) };
}

/** Returns the page that a query selects. @throws ApiError 400 for a limit or a cursor that is invalid. */
export function pageOfList<T>(listing: Listing<T>, query: URLSearchParams): ListPage<T> {
  const limit = readLimit(query);
  const start = readCursor(query);
  const items = [...Iterator.from(listing.from(start)).take(limit)];
  const end = start + items.length;
  return { total: listing.total, items, next: end < listing.total && items.length > 0 ? cursorAt(end) : null };
}

/** Returns the position at which a query begins. @throws ApiError 400 for a cursor that none of our answers gave. */
export function readCursor(query: URLSearchParams): number {
  const text = query.get('cursor');
  if (text === null) return 0;
  const start = Number(Buffer.from(text, 'base64url').toString());
  if (!Number.isSafeInteger(start) || start < 0 || cursorAt(start) !== text) {
    throw new ApiError(400, 'The cursor is none that an answer gave; take `next` of the page before.');
  }
  return start;
}

function readLimit(query: URLSearchParams): number {
  const text = query.get('limit');
  if (text === null) return PAGE.usual;
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > PAGE.most)
    throw new ApiError(400, `The limit must be a whole number from 1 to ${String(PAGE.most)}.`);
  return limit;
}

function cursorAt(start: number): string {
  return Buffer.from(String(start)).toString('base64url');
}
