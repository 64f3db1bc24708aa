import type { OpenedCatalogue } from '../../src/store/opened-catalogue.ts';
import { type PageContext, pageContext } from '../../src/view/page-context.ts';
import { catalogue } from '../fixtures/real-catalogue.ts';

/** The context of a page of the real catalogue, with the choices of a query. */
export function contextOf(query = ''): PageContext<OpenedCatalogue> {
  return pageContext(catalogue, new URLSearchParams(query), 'https://example.org');
}
