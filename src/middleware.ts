import { type MiddlewareHandler } from 'astro';
import { isStoreError, unreadable } from './store/store-error.ts';

/** A page or a download whose data cannot be read is answered by what the front makes of it, and by no half of a page. */
export const onRequest: MiddlewareHandler = async (_context, next) => {
  try {
    return await next();
  } catch (error) {
    if (isStoreError(error)) return unreadable(error);
    throw error;
  }
};
