import type { MiddlewareHandler } from 'astro';

/** In development, answers from the built data, which Canopy's own server opens where it runs. */
export const onRequest: MiddlewareHandler = async (context, next) => {
  if (!import.meta.env.DEV) return next();
  const [{ sourceAt }, { openCatalogue }, { Served, serveWith }] = await Promise.all([
    import('./store/data-source.ts'),
    import('./store/open-catalogue.ts'),
    import('./store/served.ts'),
  ]);
  // Reloaded modules lose their state, so the catalogue is stored outside of them.
  const held = globalThis as { canopyCatalogue?: ReturnType<typeof openCatalogue> };
  held.canopyCatalogue ??= openCatalogue(sourceAt(process.env['CANOPY_DATA'] ?? 'built/data'), 32 * 2 ** 20);
  return serveWith(new Served(await held.canopyCatalogue, () => context.url.origin), next);
};
