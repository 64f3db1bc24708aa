import { createApp } from 'astro/app/entrypoint';
import { catalogue } from '../store/catalogue.ts';
import { dataTrouble } from '../store/data-source.ts';
import { asOldClientsMean } from './old-address.ts';

// A page is short and is compressed whole, so it is rendered whole; downloads stream all the same.
const app = createApp({ streaming: false });

// Astro imports a page's module for each request; even when it is loaded that takes as long as to render its table.
for (const [component, load] of app.manifest.pageMap ?? []) {
  let loaded: ReturnType<typeof load> | undefined;
  app.manifest.pageMap!.set(component, () => (loaded ??= load()));
}

/** Answers a request with a page, a JSON twin or a download. */
export function render(request: Request): Promise<Response> {
  return app.render(asOldClientsMean(request));
}

/**
 * Opens the catalogue that the pages show, if it is not open yet, and gives its version.
 *
 * @throws Error if there is no whole build of the data.
 */
export async function open(): Promise<string> {
  return (await catalogue()).version;
}

/** Why the data cannot be read at the moment, where that is known. */
export const trouble = dataTrouble;
