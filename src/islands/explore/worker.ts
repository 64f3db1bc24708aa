import { arrange, type Arrangement } from '../../view/explore/arrangement.ts';
import type { ExploreTree } from '../../view/explore/columns.ts';
import type { ExploreLayout } from '../../view/explore/frame.ts';

/** What the worker is told: first a tree, then one arrangement after the other. */
export type WorkerQuestion =
  { readonly tree: ExploreTree } | { readonly id: number; readonly arrangement: Arrangement };

/** A layout, by the number of its question. */
export interface WorkerAnswer {
  readonly id: number;
  readonly layout: ExploreLayout;
}

let tree: ExploreTree | undefined;

addEventListener('message', ({ data }: MessageEvent<WorkerQuestion>) => {
  if ('tree' in data) tree = data.tree;
  else if (tree !== undefined) {
    const layout = arrange(tree, data.arrangement);
    postMessage({ id: data.id, layout } satisfies WorkerAnswer, { transfer: [layout.edges.buffer] });
  }
});
