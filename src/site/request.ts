import type { OpenedCatalogue } from '../store/opened-catalogue.ts';
import { catalogue, siteOrigin } from '../store/served.ts';
import { illustrator } from '../view/images/illustration.ts';
import { pageContext, type PageContext } from '../view/page-context.ts';

/** The context of a request for a page: its catalogue can be read in full. */
export type SiteContext = PageContext<OpenedCatalogue>;

/** A request for a page, its twin or a fragment. */
export interface PageRequest {
  readonly url: URL;
  readonly query: URLSearchParams;
  /** The variable segments of the address, by their names in the route's pattern. */
  readonly params: Readonly<Record<string, string>>;
  readonly context: SiteContext;
}

/** Returns the context of a request: the catalogue, and the choices that its address holds. */
export function contextOf(url: URL): Promise<SiteContext> {
  return withPictures(pageContext(catalogue(), url.searchParams, siteOrigin()));
}

/** Adds the pictures of a dataset's synsets, own and borrowed. */
async function withPictures(context: SiteContext): Promise<SiteContext> {
  const { catalogue: opened, dataset, state } = context;
  const photographHosts = await opened.photographHosts();
  const shelf = state.pictures === 'off' ? undefined : await opened.illustrationsOf(dataset);
  return { ...context, photographHosts, illustrator: shelf && illustrator(opened, shelf) };
}
