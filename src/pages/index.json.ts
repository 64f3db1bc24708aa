import { type APIRoute } from 'astro';
import { homePage } from '../view/home-page.ts';
import { contextOf, jsonAnswer } from './_request.ts';

/** The home page's JSON twin. */
export const GET: APIRoute = async ({ url }) => {
  const context = await contextOf(url);
  return jsonAnswer(homePage(context, context.catalogue.statisticsOf(context.dataset)));
};
