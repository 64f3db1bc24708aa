import { type APIRoute } from 'astro';
import { answerApi } from '../../../api/v1/router.ts';
import { searcherOf } from '../../../search/searcher.ts';
import { catalogue } from '../../../store/catalogue.ts';
import { holdingsOf } from '../../../store/image-holdings.ts';
import { siteOrigin } from '../../../store/site.ts';

/** The site's own interface for programs. */
export const GET: APIRoute = async ({ params, url }) => {
  const opened = await catalogue();
  return answerApi(`/${params['path'] ?? ''}`, url.searchParams, {
    catalogue: opened,
    holdingsOf: (dataset) => holdingsOf(opened, dataset),
    searcher: () => searcherOf(opened),
    origin: siteOrigin(),
  });
};
