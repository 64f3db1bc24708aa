import { createApp } from 'astro/app/entrypoint';
import { newestCatalogue, withCatalogue } from '../store/catalogue.ts';
import { dataTrouble } from '../store/data-source.ts';
import { asOldClientsMean } from './old-address.ts';
import { type OpenedSite } from './site.ts';
import { WrittenPages } from './written-pages.ts';

// A page is short and is compressed whole, so it is rendered whole; downloads stream all the same.
const app = createApp({ streaming: false });

// Astro imports a page's module for each request; even when it is loaded that takes as long as to render its table.
for (const [component, load] of app.manifest.pageMap ?? []) {
  let loaded: ReturnType<typeof load> | undefined;
  app.manifest.pageMap!.set(component, () => (loaded ??= load()));
}

const pages = new WrittenPages((url, framed) => app.render(new Request(url), { locals: { framed } }));

/**
 * Opens the current build of the data, and gives what makes answers from it.
 *
 * Asked again, it gives the same for the same build, and otherwise the next one; answers in the making stay with the
 * build that they began with.
 *
 * @throws Error if there is no whole build of the data.
 */
export async function open(): Promise<OpenedSite> {
  const opened = await newestCatalogue();
  return {
    version: opened.version,
    write: (address) => withCatalogue(opened, () => pages.write(new URL(address))),
    render: (request) => withCatalogue(opened, () => app.render(asOldClientsMean(request))),
  };
}

/** Why the data cannot be read at the moment, where that is known. */
export const trouble = dataTrouble;
