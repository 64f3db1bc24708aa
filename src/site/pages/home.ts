import { home } from '../../components/page/home.ts';
import { treePanel } from '../../components/synset/tree-panel.ts';
import { type HomePage, homePage } from '../../view/home-page.ts';
import { datasetLinkedData } from '../../view/synset/linked-data.ts';
import { parseTreemapOptions } from '../../view/treemap/options.ts';
import { treemapModel } from '../../view/treemap/treemap.ts';
import { homeUrl, jsonUrl } from '../../view/urls.ts';
import { type PageRequest } from '../request.ts';
import { type Route } from '../route.ts';

/** The home page: what the release holds. */
export const HOME: Route = {
  pattern: '/',
  twin: homeModel,
  async page(request) {
    const { context, query } = request;
    const { dataset, tree, state } = context;
    const model = homeModel(request);
    const treemap = await treemapModel(context, tree.root, parseTreemapOptions(query));
    return {
      context,
      about: {
        title: `What ${model.title} holds`,
        description: model.description,
        path: '/',
        json: jsonUrl(homeUrl(state)),
        linkedData: datasetLinkedData(context, dataset.description),
      },
      tree: treePanel(context, tree.root),
      main: home(model, treemap, state),
    };
  },
};

function homeModel({ context }: PageRequest): HomePage {
  return homePage(context, context.catalogue.statisticsOf(context.dataset));
}
