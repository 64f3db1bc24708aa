import type { APIContext, APIRoute } from 'astro';
import { encodeColumns } from '../../../../../format/columns.ts';
import { jsonNotFound } from '../../../../../site/json.ts';
import type { OpenedCatalogue } from '../../../../../store/opened-catalogue.ts';
import { catalogue } from '../../../../../store/served.ts';
import { largestPlaces, placesOfBlock } from '../../../../../view/explore/blocks.ts';
import { decodeExplore } from '../../../../../view/explore/columns.ts';
import { exploreColumns, exploreOrder, type ShownTree } from '../../../../../view/explore/source.ts';
import type { Columns, ColumnSchema } from '../../../../../domain/columns.ts';

/** A tree of a build, and the variable parts of the address that names it. */
export interface RequestedTree extends ShownTree<OpenedCatalogue> {
  readonly params: APIContext['params'];
}

/**
 * Makes the route of some data of the tree that an address names; 404 where this build does not have the tree.
 *
 * @param subject completes "There is no …".
 *
 * @param make returns `undefined` if the tree has no such data.
 */
export function treeRoute(
  subject: string,
  make: (found: RequestedTree, query: URLSearchParams) => Response | undefined | Promise<Response | undefined>,
): APIRoute {
  return async ({ params, url }) => {
    const found = requestedTree(params);
    return (found && (await make(found, url.searchParams))) ?? jsonNotFound(subject);
  };
}

function requestedTree(params: APIContext['params']): RequestedTree | undefined {
  const opened = catalogue();
  const dataset = opened.datasets.find(({ name }) => name === params['dataset']);
  if (params['version'] !== opened.version || dataset === undefined) return undefined;
  const tree = params['tree'] === 'wordnet' ? opened.wordnetTree : opened.treeOf(dataset);
  return tree.kind === params['tree'] ? { catalogue: opened, dataset, tree, params } : undefined;
}

/**
 * Returns the places in preorder of the block that an address names; for block `top`, the places with the largest
 * subtrees; `undefined` for an unknown block.
 *
 * @param size places of a block.
 */
export function requestedPlaces(found: RequestedTree, size?: number): number[] | undefined {
  const { block = '' } = found.params;
  if (block === 'top' && size === undefined) return largestPlaces(decodeExplore(exploreColumns(found)).size);
  return placesOfBlock(block, exploreOrder(found).node.length, size);
}

/** Answers with columns, which never change at an address that holds the version of the data. */
export function columnsAnswer<S extends ColumnSchema>(schema: S, columns: Columns<S>): Response {
  return immutable(encodeColumns(schema, columns) as Uint8Array<ArrayBuffer>, 'application/vnd.canopy.columns');
}

/** Answers with JSON, which never changes at an address that holds the version of the data. */
export function lastingJson(value: unknown): Response {
  return immutable(JSON.stringify(value), 'application/json; charset=utf-8');
}

function immutable(body: BodyInit, type: string): Response {
  return new Response(body, {
    headers: { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' },
  });
}
