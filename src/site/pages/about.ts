import { describedRoutes } from '../../api/v1/describe.ts';
import { about } from '../../components/about/about.ts';
import { api } from '../../components/api/api.ts';
import { notFound } from '../../components/page/not-found.ts';
import { plainFiles } from '../../components/page/plain-files.ts';
import type { Page } from '../../components/page/page.ts';
import { notFoundPage as notFoundModel } from '../../view/not-found-page.ts';
import type { Holder } from '../../view/api-page.ts';
import { API_PAGE_URL, OPENAPI_URL } from '../../view/export-urls.ts';
import { PLAIN_PAGE_URL } from '../../view/plain/address.ts';
import type { PageRequest } from '../request.ts';
import type { Route } from '../route.ts';
import { releaseDataset } from '../../domain/dataset/dataset.ts';

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
  { pattern: API_PAGE_URL, page: apiPage },
  // ImageNet's own pages on the same subject.
  { pattern: '/download-API', page: apiPage },
  { pattern: '/download-imageurls', page: apiPage },
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

/** The page about the interfaces for programs. */
async function apiPage({ context }: PageRequest): Promise<Page> {
  const { catalogue } = context;
  const holders = await Promise.all(
    catalogue.datasets.map(async (dataset): Promise<Holder> => {
      const [urls, boxes] = await Promise.all([catalogue.urlListOf(dataset), catalogue.boxesOf(dataset)]);
      return {
        name: dataset.name,
        title: dataset.description.title,
        isRelease: dataset === releaseDataset(catalogue.datasets),
        hasUrls: urls !== undefined,
        hasImages: catalogue.hasPictures(dataset),
        hasBoxes: boxes !== undefined,
      };
    }),
  );
  return {
    context,
    about: {
      title: 'API',
      description: 'The interfaces of this site: its own, described by OpenAPI, and ImageNet’s old one.',
      path: API_PAGE_URL,
      json: OPENAPI_URL,
    },
    main: api(describedRoutes(), holders, context.state),
  };
}

/** The page of an address where nothing is. */
export function notFoundPage({ context, url, query }: Pick<PageRequest, 'context' | 'url' | 'query'>): Page {
  return {
    context,
    status: 404,
    about: { title: 'Not found', description: 'There is nothing at this address.', path: '/404', noindex: true },
    main: notFound(notFoundModel(context, url.pathname), query.has('part')),
  };
}
