import type { Page } from '../components/page/page.ts';
import { findRoute } from '../view/routes.ts';
import { absence, JSON_TYPE, jsonText } from './json.ts';
import { notFoundPage } from './pages/about.ts';
import { contextOf, type PageRequest } from './request.ts';
import type { Redirect, Route } from './route.ts';
import { ROUTES } from './routes.ts';

/** A page whose mark-up still needs its document, a finished text, the way to another address, or a response with its own headers. */
export type SiteAnswer =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'text'; readonly status: number; readonly type: string; readonly text: string }
  | ({ readonly kind: 'redirect' } & Redirect)
  | { readonly kind: 'file'; readonly response: Response };

type Form = 'page' | 'twin' | 'fragment' | 'file';

/** Routes by the patterns of `view/routes.ts`, each with the form of its answer there. */
const FORMS: ReadonlyMap<string, readonly [Form, Route]> = new Map(
  ROUTES.flatMap((route) =>
    (['page', 'twin', 'fragment', 'file'] as const).flatMap((form) =>
      route[form] === undefined ? [] : [[patternOf(route, form), [form, route]] as const],
    ),
  ),
);

/** Returns the pattern of `view/routes.ts` for one form of a route. */
export function patternOf({ pattern }: Route, form: Form): string {
  return form === 'twin' ? `${pattern === '/' ? '/index' : pattern}.json` : pattern;
}

/**
 * Makes the answer at an address; where nothing is, the page that says so.
 *
 * @param headers the header lines about ranges. @throws StoreError
 */
export async function answerAt(url: URL, headers: Readonly<Record<string, string>> = {}): Promise<SiteAnswer> {
  const { pathname, searchParams: query } = url;
  // Of a page's address there is one spelling.
  if (pathname.length > 1 && pathname.endsWith('/'))
    return { kind: 'redirect', location: pathname.slice(0, -1) + url.search, status: 301 };
  const match = findRoute(pathname);
  const [form, route] = FORMS.get(match?.route.pattern ?? '') ?? [];
  if (match === undefined || form === undefined || route === undefined)
    return { kind: 'page', page: notFoundPage({ context: await contextOf(url), url, query }) };
  const params = Object.fromEntries(Object.entries(match.values).map(([name, value = '']) => [name, decode(value)]));
  if (form === 'file')
    return { kind: 'file', response: await route.file!({ url, query, params, headers: new Headers(headers) }) };
  return makeAnswer(form, route, { url, query, params, context: await contextOf(url) });
}

async function makeAnswer(form: Exclude<Form, 'file'>, route: Route, request: PageRequest): Promise<SiteAnswer> {
  const { subject = 'such page' } = route;
  switch (form) {
    case 'page': {
      const made = await route.page!(request);
      if (made === undefined) return { kind: 'page', page: notFoundPage(request) };
      return 'location' in made ? { kind: 'redirect', ...made } : { kind: 'page', page: made };
    }
    case 'twin': {
      const model = await route.twin!(request);
      const status = model === undefined ? 404 : 200;
      return { kind: 'text', status, type: JSON_TYPE, text: jsonText(model ?? absence(subject)) };
    }
    case 'fragment': {
      const markup = await route.fragment!(request);
      return markup === undefined
        ? { kind: 'text', status: 404, type: 'text/plain; charset=utf-8', text: `There is no ${subject}.` }
        : { kind: 'text', status: 200, type: 'text/html', text: markup.text };
    }
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A malformed escape names nothing.
    return segment;
  }
}
