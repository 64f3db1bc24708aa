import { type APIRoute } from 'astro';
import { statsPage } from '../view/stats-page.ts';
import { contextOf, jsonAnswer } from './_request.ts';

/** The statistics page's JSON twin. */
export const GET: APIRoute = async ({ url }) => {
  const context = await contextOf(url);
  return jsonAnswer(statsPage(context, context.catalogue.statisticsOf(context.dataset), url.searchParams));
};
