import type { Page } from '../../components/page/page.ts';
import { home } from '../../components/page/home.ts';
import { treemap } from '../../components/treemap/treemap.ts';
import { type HomePage, homePage } from '../../view/home-page.ts';
import { homeView } from '../../view/home-view.ts';
import { datasetLinkedData } from '../../view/synset/linked-data.ts';
import { parseTreemapOptions } from '../../view/treemap/options.ts';
import { treemapModel } from '../../view/treemap/treemap.ts';
import { homeUrl, jsonUrl } from '../../view/urls.ts';
import type { PageRequest } from '../request.ts';
import type { Route } from '../route.ts';

/** The home page: what the release holds. */
export const HOME: Route = { pattern: '/', twin: homeModel, page: makePage };

/** The home page at ImageNet's own address for it. */
export const OLD_HOME: Route = { pattern: '/index', page: makePage };

async function makePage(request: PageRequest): Promise<Page> {
  const { context, query } = request;
  const { dataset, tree, state } = context;
  const model = homeModel(request);
  const map = await treemapModel(context, tree.root, parseTreemapOptions(query));
  const view = await homeView(context, model, (word) => context.catalogue.searcher.meant(word));
  return {
    context,
    about: {
      title: `What ${model.title} holds`,
      description: model.description,
      path: '/',
      json: jsonUrl(homeUrl(state)),
      linkedData: datasetLinkedData(context, dataset.description),
    },
    hasSearchBox: true,
    main: home(model, view, treemap(map, context), state),
  };
}

function homeModel({ context }: PageRequest): HomePage {
  return homePage(context, context.catalogue.statisticsOf(context.dataset));
}
