import type { ExploreTree } from './columns.ts';
import { layOutIcicle } from './icicle.ts';
import type { ExploreLayout, ExploreLayoutKind } from './frame.ts';
import { layOutExplorer } from './layout.ts';
import type { ExploreArea } from './values.ts';

/** Everything that decides where places lie. */
export interface Arrangement {
  readonly layout: ExploreLayoutKind;
  readonly area: ExploreArea;
  readonly width: number;
  readonly height: number;
}

/** Lays a tree out as an arrangement says. */
export function arrange(tree: ExploreTree, { layout, area, width, height }: Arrangement): ExploreLayout {
  return layout === 'icicle' ? layOutIcicle(tree, area, width, height) : layOutExplorer(tree, area, width, height);
}
