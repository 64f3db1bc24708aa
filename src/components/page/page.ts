import { contentPolicy } from '../../format/content-policy.ts';
import type { PageContext } from '../../view/page-context.ts';
import { html, type Markup } from '../markup.ts';
import { colophon } from './colophon.ts';
import { type PageAbout, pageHead } from './head.ts';
import { masthead } from './masthead.ts';

/** A page of the site: its description and its content. */
export interface Page {
  readonly context: PageContext;
  readonly about: PageAbout;
  /** The content of `main`. */
  readonly main: Markup;
  /** Tree next to the content, if the page has one. */
  readonly tree?: Markup | undefined;
  /** 404 where the page says that there is nothing; 200 without it. */
  readonly status?: 400 | 404 | undefined;
  /** The text in the search box. */
  readonly query?: string | undefined;
  /** Whether the content holds a search box, so that the top of the page has none. */
  readonly hasSearchBox?: boolean | undefined;
  /**
   * Origins of other hosts whose images the page loads at its reader's request.
   *
   * The page gets a content security policy of its own, so navigation to and from it loads a whole document.
   */
  readonly remoteOrigins?: readonly string[] | undefined;
  /** Whether other sites may show the page in a frame; it has neither masthead nor foot then. */
  readonly isEmbedded?: boolean | undefined;
}

/** Returns the content security policy of a page, where it differs from that of all pages. */
export function ownPolicy(page: Pick<Page, 'context' | 'remoteOrigins' | 'isEmbedded'>): string | undefined {
  const origins = imageOrigins(page);
  return origins.length > 0 || page.isEmbedded ? contentPolicy(origins, page.isEmbedded) : undefined;
}

/** Returns whether following a link from a page replaces its content alone: all such pages have one policy. */
export function isRouted({ remoteOrigins, isEmbedded }: Pick<Page, 'remoteOrigins' | 'isEmbedded'>): boolean {
  return remoteOrigins === undefined && isEmbedded !== true;
}

/** Returns the origins of other hosts that a page may load images from: those it loads, and those a reader may switch on. */
function imageOrigins({ context, remoteOrigins = [] }: Pick<Page, 'context' | 'remoteOrigins'>): string[] {
  return [...(context.photographHosts ?? []).map((host) => `https://${host}`), ...remoteOrigins];
}

/** The parts of a document that differ from page to page, in their order. */
export const PAGE_PARTS = ['head', 'masthead', 'tree', 'main', 'colophon'] as const;

/** The mark-up of each part. */
export type PageParts = Readonly<Record<(typeof PAGE_PARTS)[number], Markup>>;

const NOTHING = html``;

/** Renders the parts of a page. @param url the requested address; links to other datasets keep its choices. */
export function pageParts(
  { context, about, main, tree = NOTHING, query = '', hasSearchBox, isEmbedded }: Page,
  url: URL,
): PageParts {
  const head = pageHead(context, about);
  if (isEmbedded) return { head, masthead: NOTHING, tree: NOTHING, main, colophon: NOTHING };
  return {
    head,
    masthead: masthead(context, url, about.path, hasSearchBox ? undefined : query),
    tree,
    main,
    colophon: colophon(context, url),
  };
}
