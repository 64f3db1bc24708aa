import { type APIRoute } from 'astro';
import { datasetsPage } from '../view/datasets-page.ts';
import { contextOf, jsonAnswer } from './_request.ts';

/** The JSON twin of the page of datasets. */
export const GET: APIRoute = async ({ url }) => {
  const context = await contextOf(url);
  return jsonAnswer(datasetsPage(context, await context.catalogue.datasetReports()));
};
