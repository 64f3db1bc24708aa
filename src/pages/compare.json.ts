import { type APIRoute } from 'astro';
import { comparePage } from '../view/compare/page.ts';
import { compareNames, compareSubject } from '../view/compare/subject.ts';
import { contextOf, jsonAnswer, jsonNotFound } from './_request.ts';

/** The comparison page's JSON twin. */
export const GET: APIRoute = async ({ url }) => {
  const { searchParams } = url;
  const context = await contextOf(url);
  const { a, b } = compareNames(context, searchParams);
  const comparison = context.catalogue.openComparison(a, b);
  if (comparison === undefined) return jsonNotFound('dataset or class list of one of these names');
  return jsonAnswer(comparePage(compareSubject(context, comparison, searchParams)));
};
