import { holdingsOf } from '../store/image-holdings.ts';
import { catalogue, siteOrigin } from '../store/served.ts';
import { illustrator } from '../view/images/illustration.ts';
import type { FileRequest, FileRoute } from './file-route.ts';
import { OLD_ROUTES } from './imagenet/routes.ts';
import { openApiDocument } from './v1/openapi.ts';
import { answerApi, jsonAnswer } from './v1/router.ts';

/** The addresses of the interfaces for programs: the site's own, and ImageNet's old one. */
export const INTERFACES: readonly FileRoute[] = [
  { pattern: '/api/v1/openapi.json', file: () => jsonAnswer(openApiDocument('1.0.0', siteOrigin())) },
  { pattern: '/api/v1/*', file: ownInterface },
  { pattern: '/api/v1', file: ownInterface },
  ...OLD_ROUTES,
];

function ownInterface({ query, params: { rest = '' } }: FileRequest): Promise<Response> {
  const opened = catalogue();
  return answerApi(`/${rest}`, query, {
    catalogue: opened,
    holdingsOf: (dataset) => holdingsOf(opened, dataset),
    illustratorOf: async (dataset) => {
      const shelf = await opened.illustrationsOf(dataset);
      return shelf && illustrator(opened, shelf);
    },
    searcher: () => opened.searcher,
    origin: siteOrigin(),
  });
}
