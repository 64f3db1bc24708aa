import { type APIRoute } from 'astro';
import { statistics } from '../store/statistics.ts';
import { homePage } from '../view/home-page.ts';
import { contextOf, jsonAnswer } from './_request.ts';

/** The home page's JSON twin. */
export const GET: APIRoute = async ({ url }) => {
  const context = await contextOf(url);
  return jsonAnswer(homePage(context, statistics(context.catalogue, context.dataset)));
};
