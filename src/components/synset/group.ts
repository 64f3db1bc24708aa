import type { ReleaseGroup } from '../../domain/taxonomy/release-tree.ts';
import { formatCount } from '../../view/numbers.ts';
import type { PageContext } from '../../view/page-context.ts';
import { groupPage } from '../../view/synset/group-page.ts';
import { formatImages, inUnit } from '../../view/quantities.ts';
import { pathStep } from '../../view/synset/page.ts';
import type { Treemap } from '../../view/treemap/treemap.ts';
import { aboutUrl, jsonUrl, shareImageUrl, stateQuery, synsetUrl, withQuery } from '../../view/urls.ts';
import { html } from '../markup.ts';
import type { Page } from '../page/page.ts';
import { treemap } from '../treemap/treemap.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import { childrenTable } from './children.ts';
import type { TreePanel } from '../../view/synset/tree-panel.ts';
import { treePanel } from './tree-panel.ts';

/** The page of a group that a release made of synsets, such as Misc. @param isWhole whether all its synsets are listed. */
export function groupView(
  context: PageContext,
  group: ReleaseGroup,
  model: Treemap | undefined,
  tree: TreePanel,
  isWhole: boolean,
): Page {
  const { state, dataset } = context;
  const page = groupPage(context, group);
  const { title } = dataset.description;
  const path = synsetUrl(group.id);
  const steps = [dataset.release!.tree.root, group].map((node) => pathStep(context, node));
  const allUrl = isWhole ? undefined : withQuery(path, { ...stateQuery(state), all: 1 });
  return {
    context,
    about: {
      title: page.title,
      description: `The synsets of ${title} that have images and lie under none of its branches.`,
      path,
      json: jsonUrl(synsetUrl(group.id, state)),
      image: { path: shareImageUrl(group.id), alt: `Map of ${page.title}` },
    },
    tree: treePanel(tree, dataset.unit, state),
    main: html`
      ${breadcrumbs([steps])}
      <header class="synset-header">
        <h1>${page.title}</h1>
        <p class="definition">The ${formatCount(page.children.length)} synsets of ${title} that have ${inUnit('images', dataset.unit)} and lie under none of its branches, each with its full subtree: ${formatCount(page.subtreeSynsets)} synsets, ${formatCount(page.subtreeSynsetsWithImages)} of them with ${inUnit('images', dataset.unit)}, ${formatImages(page.subtreeImages, dataset.unit)}. The group is the release’s own, not a WordNet synset.</p>
        <p class="soft">A subtree here can reach back into a branch; <a href="${aboutUrl(state, 'bracket')}">every synset is counted once</a>.</p>
      </header>
      ${treemap(model, context)}
      ${childrenTable({ id: 'children', title: 'Synsets', synsets: page.children, allUrl, isBelowFigures: false, unit: dataset.unit }, state)}`,
  };
}
