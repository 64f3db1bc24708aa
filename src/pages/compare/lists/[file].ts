import type { APIRoute } from 'astro';
import { PARTS } from '../../../domain/dataset/comparison.ts';
import { comparisonList } from '../../../format/lists/comparison-list.ts';
import { LIST_FORMS, LIST_TYPES } from '../../../format/lists/synset-lists.ts';
import { compareNames, compareSubject } from '../../../view/compare/subject.ts';
import { jsonNotFound } from '../../../site/json.ts';
import { contextOf } from '../../../site/request.ts';

/** The synsets of one part of a comparison. */
export const GET: APIRoute = async ({ url, params }) => {
  const context = await contextOf(url);
  const { a, b } = compareNames(context, url.searchParams);
  const [name, ending] = (params['file'] ?? '').split('.');
  const part = PARTS.find((known) => known === name);
  const form = LIST_FORMS.find((known) => known === ending);
  const comparison = context.catalogue.openComparison(a, b);
  if (!part || !form || comparison === undefined) return jsonNotFound('list at that address');

  const { slices, choice } = compareSubject(context, comparison, url.searchParams);
  const text = new TextEncoder().encode(comparisonList(context.catalogue, comparison, { part, form, slices }));
  return new Response(text, {
    headers: {
      'Content-Type': `${LIST_TYPES[form]}; charset=utf-8`,
      'Content-Length': String(text.length),
      'Content-Disposition': `attachment; filename="${[a, b, choice.at, part].filter((word) => word !== undefined).join('-')}.${form}"`,
    },
  });
};
