import type { APIRoute } from 'astro';
import { encodeColumns } from '../../../../../format/columns.ts';
import { MARKS_SCHEMA } from '../../../../../view/explore/marks.ts';
import { exploreMarks } from '../../../../../view/explore/source.ts';
import { jsonNotFound } from '../../../../../site/json.ts';
import { immutable, requestedTree } from './_tree.ts';

/** Marks of all places of a tree: popularity, and the parents under which they are not drawn. */
export const GET: APIRoute = (request) => {
  const found = requestedTree(request);
  if (found === undefined) return jsonNotFound('such tree');
  const bytes = encodeColumns(MARKS_SCHEMA, exploreMarks(found.catalogue, found.dataset, found.tree));
  return immutable(bytes as Uint8Array<ArrayBuffer>, 'application/vnd.canopy.columns');
};
