import type { APIRoute } from 'astro';
import { encodeColumns } from '../../../../../format/columns.ts';
import { IDS_SCHEMA } from '../../../../../view/explore/ids.ts';
import { exploreIds } from '../../../../../view/explore/source.ts';
import { jsonNotFound } from '../../../../../site/json.ts';
import { immutable, requestedTree } from './_tree.ts';

/** The ids of all places of a tree, for a copy of plain files, where no server finds a place by its id. */
export const GET: APIRoute = (request) => {
  const found = requestedTree(request);
  if (found === undefined) return jsonNotFound('such tree');
  const bytes = encodeColumns(IDS_SCHEMA, { offset: exploreIds(found.catalogue, found.dataset, found.tree) });
  return immutable(bytes as Uint8Array<ArrayBuffer>, 'application/vnd.canopy.columns');
};
