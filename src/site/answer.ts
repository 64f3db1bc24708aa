import type { Page } from '../components/page/page.ts';
import { absence, JSON_TYPE, jsonText } from './json.ts';
import { notFoundPage } from './pages/about.ts';
import { contextOf } from './request.ts';
import { pathMatcher, type PathMatcher, type Redirect, type Route } from './route.ts';
import { ROUTES } from './routes.ts';

/** A page whose mark-up still needs its document, a finished text, or the way to another address. */
export type SiteAnswer =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'text'; readonly status: number; readonly type: string; readonly text: string }
  | ({ readonly kind: 'redirect' } & Redirect);

type Form = 'page' | 'twin' | 'fragment';

const FORMS: readonly (readonly [match: PathMatcher, form: Form, route: Route])[] = ROUTES.flatMap((route) => {
  const { pattern, page, twin, fragment } = route;
  return [
    // A twin comes before its page, whose last segment matches any ending.
    ...(twin ? [[pathMatcher(pattern, '.json'), 'twin', route] as const] : []),
    ...(page ? [[pathMatcher(pattern), 'page', route] as const] : []),
    ...(fragment ? [[pathMatcher(pattern), 'fragment', route] as const] : []),
  ];
});

/** Makes the answer at an address; `undefined` where the address is no page's, twin's or fragment's. @throws StoreError */
export async function answerAt(url: URL): Promise<SiteAnswer | undefined> {
  for (const [match, form, route] of FORMS) {
    const params = match(url.pathname);
    if (params !== undefined) return answer(form, route, url, params);
  }
  return undefined;
}

/** Makes the page for an address where nothing is. */
export async function absentAt(url: URL): Promise<SiteAnswer> {
  return { kind: 'page', page: notFoundPage({ context: await contextOf(url), url, query: url.searchParams }) };
}

async function answer(form: Form, route: Route, url: URL, params: Record<string, string>): Promise<SiteAnswer> {
  const request = { url, query: url.searchParams, params, context: await contextOf(url) };
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
