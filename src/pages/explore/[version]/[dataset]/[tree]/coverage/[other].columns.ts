import type { APIRoute } from 'astro';
import { encodeColumns } from '../../../../../../format/columns.ts';
import { COVERAGE_SCHEMA } from '../../../../../../view/explore/marks.ts';
import { exploreCoverage } from '../../../../../../view/explore/source.ts';
import { jsonNotFound } from '../../../../../../site/json.ts';
import { immutable, requestedTree } from '../_tree.ts';

/** Tells the places of a tree of which another dataset has images. */
export const GET: APIRoute = (request) => {
  const found = requestedTree(request);
  const other = found?.catalogue.datasets.find(({ name }) => name === request.params['other']);
  if (found === undefined || other === undefined) return jsonNotFound('such coverage');
  const bytes = encodeColumns(COVERAGE_SCHEMA, {
    held: exploreCoverage(found.catalogue, found.dataset, found.tree, other),
  });
  return immutable(bytes as Uint8Array<ArrayBuffer>, 'application/vnd.canopy.columns');
};
