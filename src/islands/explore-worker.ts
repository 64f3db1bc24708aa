import { decodeColumns } from '../format/columns.ts';
import { arrange, type Arrangement } from '../view/explore-arrangement.ts';
import { decodeExplore, EXPLORE_SCHEMA, type ExploreTree } from '../view/explore-columns.ts';
import { type ExploreLayout } from '../view/explore-frame.ts';

/** What the worker is told: first the bytes of a tree's columns, then one arrangement after the other. */
export type WorkerQuestion = { readonly columns: Uint8Array } | { readonly id: number; readonly arrangement: Arrangement };

/** A layout, by the number of its question. */
export interface WorkerAnswer {
  readonly id: number;
  readonly layout: ExploreLayout;
}

let tree: ExploreTree | undefined;

addEventListener('message', ({ data }: MessageEvent<WorkerQuestion>) => {
  if ('columns' in data) tree = decodeExplore(decodeColumns(EXPLORE_SCHEMA, data.columns, 'tree.columns'));
  else if (tree !== undefined) {
    const layout = arrange(tree, data.arrangement);
    postMessage({ id: data.id, layout } satisfies WorkerAnswer, { transfer: [layout.edges.buffer] });
  }
});
