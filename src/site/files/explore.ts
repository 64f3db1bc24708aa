import type { FileRequest, FileRoute } from '../../api/file-route.ts';
import { lastingAnswer } from '../../api/text-answer.ts';
import type { Columns, ColumnSchema } from '../../domain/columns.ts';
import { nodeIndex } from '../../domain/taxonomy/node-index.ts';
import { encodeColumns } from '../../format/columns.ts';
import type { OpenedCatalogue } from '../../store/opened-catalogue.ts';
import { catalogue } from '../../store/served.ts';
import { CARD_BLOCK, largestPlaces, placesOfBlock } from '../../view/explore/blocks.ts';
import { decodeExplore, EXPLORE_SCHEMA } from '../../view/explore/columns.ts';
import { IDS_SCHEMA } from '../../view/explore/ids.ts';
import { COVERAGE_SCHEMA, MARKS_SCHEMA } from '../../view/explore/marks.ts';
import { exploreMatches } from '../../view/explore/matches.ts';
import {
  exploreColumns,
  exploreCoverage,
  exploreIds,
  exploreLabels,
  exploreMarks,
  exploreOrder,
  exploreWords,
  type ShownTree,
} from '../../view/explore/source.ts';
import { illustrator, type PlacePictures } from '../../view/images/illustration.ts';
import { jsonNotFound } from '../json.ts';

/** Maximum number of pictures for one tile. */
const MOST_PICTURES = 6;

type Maker = (
  found: ShownTree<OpenedCatalogue>,
  request: FileRequest,
) => Response | undefined | Promise<Response | undefined>;

/** Columns of a whole tree, by the names of their files. */
const COLUMNS: ReadonlyMap<string, (found: ShownTree<OpenedCatalogue>) => Response> = new Map([
  // The shape and the counts.
  ['tree', (found) => columnsAnswer(EXPLORE_SCHEMA, exploreColumns(found))],
  // Popularity, and the parents under which a synset is not drawn.
  ['marks', (found) => columnsAnswer(MARKS_SCHEMA, exploreMarks(found))],
  // For a copy of plain files, where no server finds a place by its id.
  ['ids', (found) => columnsAnswer(IDS_SCHEMA, { offset: exploreIds(found) })],
]);

/** The files that the explorer reads, each of one tree of a build. */
export const EXPLORE_FILES: readonly FileRoute[] = [
  ofTree(':name.columns', 'such tree', (found, { params: { name = '' } }) => COLUMNS.get(name)?.(found)),
  // Whether another dataset has images of the synset at each place.
  ofTree('coverage/:other.columns', 'such coverage', (found, { params }) => {
    const other = found.catalogue.datasets.find(({ name }) => name === params['other']);
    return other && columnsAnswer(COVERAGE_SCHEMA, { held: exploreCoverage(found, other) });
  }),
  // Ids and names of a block of places.
  ofTree('labels/:block.json', 'such block of labels', (found, { params }) => {
    const places = requestedPlaces(found, params);
    return places && lastingJson(exploreLabels(found, places));
  }),
  // Words and glosses of a block of places.
  ofTree('cards/:block.json', 'such block of words', (found, { params: { block = '' } }) => {
    const places = placesOfBlock(block, exploreOrder(found).node.length, CARD_BLOCK);
    return places && lastingJson(exploreWords(found, places));
  }),
  // The pictures that illustrate a block of places; those that nothing illustrates are left out.
  ofTree('pictures/:block.json', 'such block of pictures', async (found, { params }) => {
    const shelf = await found.catalogue.illustrationsOf(found.dataset);
    const places = requestedPlaces(found, params);
    if (shelf === undefined || places === undefined) return undefined;
    const order = exploreOrder(found).node;
    const pictures = illustrator(found.catalogue, shelf);
    const rows = places.map(async (at): Promise<PlacePictures[]> => {
      if (order[at]! < 0) return [];
      const node = nodeIndex(order[at]!);
      const [icon, tiles] = await Promise.all([
        pictures.find(node, 'icon'),
        pictures.findSeveral(node, MOST_PICTURES, 'tile'),
      ]);
      if (icon === undefined) {
        const alone = await pictures.findPhotographs(node, MOST_PICTURES);
        return alone.length === 0 ? [] : [[at, '', [], alone]];
      }
      const photographs = tiles.map(({ photo }) => photo?.src ?? '');
      const row = [at, icon.src, tiles.map(({ src }) => src)] as const;
      return [photographs.some((photo) => photo !== '') ? [...row, photographs] : row];
    });
    return Response.json((await Promise.all(rows)).flat());
  }),
  // The places that a search finds.
  ofTree('matches.json', 'such tree', (found, { query }) =>
    Response.json(exploreMatches(found, (query.get('q') ?? '').slice(0, 200))),
  ),
];

/**
 * Makes the route of some data of the tree that an address names; 404 where this build does not have the tree.
 *
 * @param subject completes "There is no …". @param make returns `undefined` if the tree has no such data.
 */
function ofTree(file: string, subject: string, make: Maker): FileRoute {
  return {
    pattern: `/explore/:version/:dataset/:tree/${file}`,
    file: async (request) => {
      const found = requestedTree(request.params);
      return (found && (await make(found, request))) ?? jsonNotFound(subject);
    },
  };
}

function requestedTree(params: FileRequest['params']): ShownTree<OpenedCatalogue> | undefined {
  const opened = catalogue();
  const dataset = opened.datasets.find(({ name }) => name === params['dataset']);
  if (params['version'] !== opened.version || dataset === undefined) return undefined;
  const tree = params['tree'] === 'wordnet' ? opened.wordnetTree : opened.treeOf(dataset);
  return tree.kind === params['tree'] ? { catalogue: opened, dataset, tree } : undefined;
}

/**
 * Returns the places in preorder of the block that an address names; for block `top`, the places with the largest
 * subtrees; `undefined` for an unknown block.
 */
function requestedPlaces(
  found: ShownTree<OpenedCatalogue>,
  { block = '' }: FileRequest['params'],
): number[] | undefined {
  if (block === 'top') return largestPlaces(decodeExplore(exploreColumns(found)).size);
  return placesOfBlock(block, exploreOrder(found).node.length);
}

/** Answers with columns, which never change at an address that holds the version of the data. */
function columnsAnswer<S extends ColumnSchema>(schema: S, columns: Columns<S>): Response {
  return lastingAnswer(encodeColumns(schema, columns) as Uint8Array<ArrayBuffer>, 'application/vnd.canopy.columns');
}

/** Answers with JSON, which never changes at an address that holds the version of the data. */
function lastingJson(value: unknown): Response {
  return lastingAnswer(JSON.stringify(value), 'application/json; charset=utf-8');
}
