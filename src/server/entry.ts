import { createApp } from 'astro/app/entrypoint';
import { sourceAt } from '../store/data-source.ts';
import { currentVersion, openCatalogue } from '../store/open-catalogue.ts';
import { Served, serveWith } from '../store/served.ts';
import type { Site, SiteOptions } from './site.ts';
import { WrittenPages } from './pages/written-pages.ts';

// A page is short and is compressed whole, so it is rendered whole; downloads stream all the same.
const app = createApp({ streaming: false });

// Astro imports a page's module for each request; even when it is loaded that takes as long as to render its table.
for (const [component, load] of app.manifest.pageMap ?? []) {
  let loaded: ReturnType<typeof load> | undefined;
  app.manifest.pageMap!.set(component, () => (loaded ??= load()));
}

// Any address of a page will do: the document around its parts is the same for all.
const pages = new WrittenPages((frame) => app.render(new Request('http://localhost/'), { locals: { frame } }));

/** Creates a site over the builds of a folder or base URL. @throws Error if data cannot be read from the URL. */
export function createSite({ data, cacheBytes, origin }: SiteOptions): Site {
  const source = sourceAt(data);
  let current: Served | undefined;
  return {
    open: async (version) => {
      const wanted = version ?? (await currentVersion(source));
      if (current?.catalogue.version !== wanted)
        current = new Served(await openCatalogue(source, cacheBytes, wanted), origin);
      const served = current;
      return {
        version: served.catalogue.version,
        write: (address) => serveWith(served, () => pages.write(new URL(address))),
        render: (request) => serveWith(served, () => app.render(request)),
      };
    },
    trouble: () => source.trouble?.(),
  };
}
