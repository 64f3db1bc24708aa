import { type SSRResult } from 'astro';
import { createApp } from 'astro/app/entrypoint';
import { newestCatalogue, withCatalogue } from '../store/catalogue.ts';
import { dataTrouble } from '../store/data-source.ts';
import { isStoreError, unreadable } from '../store/store-error.ts';
import { withComponentGlobal } from './component-global.ts';
import { FramedPages } from './framed-pages.ts';
import { asOldClientsMean } from './old-address.ts';
import { type OpenedSite } from './site.ts';

// A page is short and is compressed whole, so it is rendered whole; downloads stream all the same.
const app = createApp({ streaming: false });

// Astro imports a page's module for each request; even when it is loaded that takes as long as to render its table.
for (const [component, load] of app.manifest.pageMap ?? []) {
  let loaded: ReturnType<typeof load> | undefined;
  app.manifest.pageMap!.set(component, () => (loaded ??= load().then(withOurGlobal)));
}

type PageModule = Awaited<ReturnType<NonNullable<ReturnType<NonNullable<typeof app.manifest.pageMap>['get']>>>>;

/** A page's module, its components given {@link withComponentGlobal our global object}; an endpoint's as it is. */
function withOurGlobal(module: PageModule): PageModule {
  let made: ReturnType<PageModule['page']> | undefined;
  const make = async (): ReturnType<PageModule['page']> => {
    const page = await module.page();
    // An endpoint has no component, whatever the type says.
    const component = page.default as typeof page.default | undefined;
    if (component === undefined) return page;
    const factory: typeof component = (result: SSRResult, props, slots) => component(withComponentGlobal(result), props, slots);
    return { ...page, default: Object.assign(factory, { isAstroComponentFactory: true, moduleId: component.moduleId, propagation: component.propagation }) };
  };
  return { ...module, page: () => (made ??= make()) };
}

const framed = new FramedPages((request, tab) => app.render(request, { locals: { framed: tab } }));

async function answer(request: Request): Promise<Response> {
  try {
    return (await framed.page(request)) ?? (await app.render(asOldClientsMean(request)));
  } catch (error) {
    if (isStoreError(error)) return unreadable(error);
    throw error;
  }
}

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
    render: (request) => withCatalogue(opened, () => answer(request)),
    renderUnframed: (request) => withCatalogue(opened, () => app.render(asOldClientsMean(request))),
  };
}

/** Why the data cannot be read at the moment, where that is known. */
export const trouble = dataTrouble;
