import { createApp } from 'astro/app/entrypoint';
import { sourceAt } from '../store/data-source.ts';
import { currentVersion, openCatalogue } from '../store/open-catalogue.ts';
import { Served, serveWith } from '../store/served.ts';
import type { Site, SiteOptions } from './site.ts';
import { WrittenPages } from './pages/written-pages.ts';

const app = createApp();

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
        answer: (address, headers) => serveWith(served, () => pages.answer(new URL(address), headers)),
        render: (request) => serveWith(served, () => app.render(request)),
      };
    },
    trouble: () => source.trouble?.(),
  };
}
