import { hierarchy, type HierarchyRectangularNode, treemap, treemapSquarify } from 'd3-hierarchy';
import { type ExploreTree } from './explore-columns.ts';
import { type ExploreLayout, frameWidth, headerHeight } from './explore-frame.ts';
import { type ExploreArea, placeValues, tilesInside, type ValuedTile } from './explore-values.ts';

/**
 * Lays out a whole tree in a box, once for every zoom: squarified, children within their parent, in proportion.
 *
 * Headers and frames are shares of the tile they belong to. 82,115 places take about 60 ms.
 */
export function layOutExplorer(tree: ExploreTree, area: ExploreArea, width: number, height: number): ExploreLayout {
  const places = tree.parent.length;
  const values = placeValues(tree, area);
  const insideOf = ({ tile }: ValuedTile): ValuedTile[] | undefined =>
    tile >= places || tree.size[tile] === 1 ? undefined : tilesInside(tree, values, area, tile);
  const root = hierarchy<ValuedTile>({ tile: 0, value: values[0]! }, insideOf);
  // The values are known, so they are set rather than summed.
  root.each((node) => ((node as { value?: number }).value = node.data.value));

  const header = (node: HierarchyRectangularNode<ValuedTile>): number => headerHeight(node.x1 - node.x0, node.y1 - node.y0);
  const frame = (node: HierarchyRectangularNode<ValuedTile>): number => frameWidth(node.x1 - node.x0, node.y1 - node.y0);
  const laidOut = treemap<ValuedTile>()
    .tile(fillingSquarify)
    .size([width, height])
    .paddingTop(header)
    .paddingRight(frame)
    .paddingBottom(frame)
    .paddingLeft(frame)(root);
  const edges = new Float64Array(8 * places);
  laidOut.each(({ data, x0, y0, x1, y1 }) => {
    edges.set([x0, y0, x1, y1], 4 * data.tile);
  });
  return { kind: 'treemap', places, edges };
}

/** Squarifies children over all of their parent's room, also where they make up less than its value. */
function fillingSquarify(node: HierarchyRectangularNode<ValuedTile>, x0: number, y0: number, x1: number, y1: number): void {
  const parent = node as { value?: number };
  const value = parent.value;
  parent.value = (node.children ?? []).reduce((sum, child) => sum + child.value!, 0);
  treemapSquarify(node, x0, y0, x1, y1);
  if (value !== undefined) parent.value = value;
}
