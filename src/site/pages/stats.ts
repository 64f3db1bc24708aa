import { statistics } from '../../components/stats/stats.ts';
import { inUnit } from '../../view/quantities.ts';
import { type StatsPage, statsPage } from '../../view/stats-page.ts';
import { jsonUrl, statsUrl } from '../../view/urls.ts';
import type { PageRequest } from '../request.ts';
import type { Route } from '../route.ts';

/** The statistics of a dataset. */
export const STATS: Route = {
  pattern: '/stats',
  twin: statsModel,
  page(request) {
    const { context } = request;
    const stats = statsModel(request);
    return {
      context,
      about: {
        title: `Statistics of ${stats.title}`,
        description: `${inUnit('Images', stats.unit)} per synset, branches, depths, the largest and the emptiest synsets of ${stats.title}.`,
        path: '/stats',
        json: jsonUrl(statsUrl(context.state, { bar: stats.range })),
      },
      main: statistics(stats, context.state),
    };
  },
};

function statsModel({ context, query }: PageRequest): StatsPage {
  return statsPage(context, context.catalogue.statisticsOf(context.dataset), query);
}
