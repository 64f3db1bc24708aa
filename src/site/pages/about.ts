import { describedRoutes } from '../../api/v1/describe.ts';
import { about } from '../../components/about/about.ts';
import { api } from '../../components/api/api.ts';
import { notFound } from '../../components/page/not-found.ts';
import { plainFiles } from '../../components/page/plain-files.ts';
import { type Page } from '../../components/page/page.ts';
import { notFoundPage as notFoundModel } from '../../view/not-found-page.ts';
import { OLD_ADDRESSES } from '../../view/api-page.ts';
import { API_PAGE_URL, OPENAPI_URL } from '../../view/export-urls.ts';
import { PLAIN_PAGE_URL } from '../../view/plain/address.ts';
import { type PageRequest } from '../request.ts';
import { type Route } from '../route.ts';

/** Pages about the site itself. */
export const ABOUT_ROUTES: readonly Route[] = [
  {
    pattern: '/about',
    page: ({ context }) => ({
      context,
      about: {
        title: 'About: definitions, sources, licences',
        description:
          'What each number on this site means and how it is counted, where the data come from, and under which terms.',
        path: '/about',
      },
      main: about(context),
    }),
  },
  {
    pattern: API_PAGE_URL,
    page: ({ context }) => ({
      context,
      about: {
        title: 'For programs',
        description: 'The interfaces of this site: its own, described by OpenAPI, and ImageNet’s old one.',
        path: API_PAGE_URL,
        json: OPENAPI_URL,
      },
      main: api(describedRoutes(), OLD_ADDRESSES, context.state),
    }),
  },
  {
    pattern: PLAIN_PAGE_URL,
    page: ({ context, query }) => ({
      context,
      about: {
        title: 'Plain files',
        description: 'What a copy of this site made of plain files holds, and what it is without.',
        path: PLAIN_PAGE_URL,
      },
      main: plainFiles(context, query.has('part')),
    }),
  },
  { pattern: '/404', page: notFoundPage },
];

/** The page of an address where nothing is. */
export function notFoundPage({ context, url, query }: Pick<PageRequest, 'context' | 'url' | 'query'>): Page {
  return {
    context,
    status: 404,
    about: { title: 'Not found', description: 'There is nothing at this address.', path: '/404', noindex: true },
    main: notFound(notFoundModel(context, url.pathname), query.has('part')),
  };
}
