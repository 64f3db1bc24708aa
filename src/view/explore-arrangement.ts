import type { ExploreTree } from './explore-columns.ts';
import { layOutIcicle } from './explore-icicle.ts';
import type { ExploreLayout, ExploreLayoutKind } from './explore-frame.ts';
import { layOutExplorer } from './explore-layout.ts';
import type { ExploreArea } from './explore-values.ts';

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
