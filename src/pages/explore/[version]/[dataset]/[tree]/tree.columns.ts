import type { APIRoute } from 'astro';
import { encodeColumns } from '../../../../../format/columns.ts';
import { EXPLORE_SCHEMA } from '../../../../../view/explore/columns.ts';
import { exploreColumns } from '../../../../../view/explore/source.ts';
import { jsonNotFound } from '../../../../../site/json.ts';
import { immutable, requestedTree } from './_tree.ts';

/** The shape and the counts of a whole tree. */
export const GET: APIRoute = (request) => {
  const found = requestedTree(request);
  if (found === undefined) return jsonNotFound('such tree');
  const bytes = encodeColumns(EXPLORE_SCHEMA, exploreColumns(found.catalogue, found.dataset, found.tree));
  return immutable(bytes as Uint8Array<ArrayBuffer>, 'application/vnd.canopy.columns');
};
