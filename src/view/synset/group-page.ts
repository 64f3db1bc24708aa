import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { ReleaseGroup } from '../../domain/taxonomy/release-tree.ts';
import { subtreeFigures, type SubtreeFigures } from '../../domain/dataset/subtree-figures.ts';
import { isGroup } from '../../domain/taxonomy/tree-view.ts';
import type { PageContext } from '../page-context.ts';
import { type ChildLink, childLinks } from './page.ts';

/** Model of the page of a group that a release made of synsets, such as Misc; its JSON twin. */
export interface GroupPage extends SubtreeFigures {
  readonly id: string;
  readonly title: string;
  readonly dataset: string;
  readonly children: readonly ChildLink[];
}

/** Builds the model of the page of a group. */
export function groupPage(context: PageContext, group: ReleaseGroup): GroupPage {
  const { catalogue, tree, dataset } = context;
  const synsets = tree.children(group).filter((child): child is NodeIndex => !isGroup(child));
  return {
    id: group.id,
    title: group.title,
    dataset: dataset.name,
    ...subtreeFigures(catalogue, dataset, group),
    children: childLinks(context, synsets),
  };
}
