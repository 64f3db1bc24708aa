import { pathContent, title } from '../../components/path/path.ts';
import { pathPage } from '../../view/path/page.ts';
import { jsonUrl, pathUrl } from '../../view/urls.ts';
import type { Route } from '../route.ts';

/** The shortest paths between two synsets. */
export const PATH: Route = {
  pattern: '/path',
  twin: ({ context, query }) => pathPage(context, query),
  async page({ context, query }) {
    const page = await pathPage(context, query);
    const { a, b, paths } = page;
    return {
      context,
      about: {
        title: title(page),
        description:
          'The shortest path between two nouns of WordNet, up to the hypernym that both share and down again.',
        path: '/path',
        json: paths && jsonUrl(pathUrl(a.synset?.wnid, b.synset?.wnid, context.state)),
        noindex: paths !== undefined,
      },
      main: pathContent(page, context.state),
    };
  },
};
