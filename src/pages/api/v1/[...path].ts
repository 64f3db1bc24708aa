import type { APIRoute } from 'astro';
import { answerApi } from '../../../api/v1/router.ts';
import { catalogue, siteOrigin } from '../../../store/served.ts';
import { illustrator } from '../../../view/images/illustration.ts';
import { holdingsOf } from '../../../store/image-holdings.ts';

/** The site's own interface for programs. */
export const GET: APIRoute = async ({ params, url }) => {
  const opened = catalogue();
  return answerApi(`/${params['path'] ?? ''}`, url.searchParams, {
    catalogue: opened,
    holdingsOf: (dataset) => holdingsOf(opened, dataset),
    illustratorOf: async (dataset) => {
      const shelf = await opened.illustrationsOf(dataset);
      return shelf && illustrator(opened, shelf);
    },
    searcher: () => opened.searcher,
    origin: siteOrigin(),
  });
};
