import { type PageContext, pageContext } from '../../src/view/page-context.ts';
import { catalogue } from '../fixtures/real-catalogue.ts';

/** The context of a page of the real catalogue, with the choices of a query. */
export function contextOf(query = ''): PageContext {
  return pageContext(catalogue, new URLSearchParams(query), 'https://example.org');
}
