import { type PageContext } from '../view/page-context.ts';
import { colophon } from './colophon.ts';
import { type Markup } from './markup.ts';
import { masthead } from './masthead.ts';
import { type PageAbout, pageHead } from './page-head.ts';

/** What every page has around its content. */
export interface PageShell {
  readonly head: Markup;
  readonly masthead: Markup;
  readonly colophon: Markup;
}

/**
 * The shell of a page.
 *
 * @param url the address as it was asked for; @param query what stands in the search box.
 */
export function pageShell(context: PageContext, url: URL, about: PageAbout, query = ''): PageShell {
  return {
    head: pageHead(context, about),
    masthead: masthead(context, url, about.path, query),
    colophon: colophon(context, url),
  };
}
