import type { MiddlewareHandler } from 'astro';
import { isStoreError, unreadable } from './store/store-error.ts';

/** A page or a download whose data cannot be read is answered by what the front makes of it, and by no half of a page. */
export const onRequest: MiddlewareHandler = async (context, next) => {
  try {
    return await (import.meta.env.DEV ? inDevelopment(context.url.origin, next) : next());
  } catch (error) {
    if (isStoreError(error)) return unreadable(error);
    throw error;
  }
};

/** Answers from the built data, which Canopy's own server opens where it runs. */
async function inDevelopment<T>(origin: string, next: () => T): Promise<T> {
  const [{ sourceAt }, { openCatalogue }, { Served, serveWith }] = await Promise.all([
    import('./store/data-source.ts'),
    import('./store/open-catalogue.ts'),
    import('./store/served.ts'),
  ]);
  // Reloaded modules lose their state, so the catalogue is stored outside of them.
  const held = globalThis as { canopyCatalogue?: ReturnType<typeof openCatalogue> };
  held.canopyCatalogue ??= openCatalogue(sourceAt(process.env['CANOPY_DATA'] ?? 'built/data'), 32 * 2 ** 20);
  return serveWith(new Served(await held.canopyCatalogue, () => origin), next);
}
