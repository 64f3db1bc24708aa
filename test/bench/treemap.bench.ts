import { hierarchy } from 'd3-hierarchy';
import { catalogue } from '../fixtures/real-catalogue.ts';
import { decodeExplore, exploreChildren } from '../../src/view/explore/columns.ts';
import { layOutExplorer } from '../../src/view/explore/layout.ts';
import { sceneTiles } from '../../src/view/explore/scene.ts';
import { exploreColumns } from '../../src/view/explore/source.ts';
import { pageContext } from '../../src/view/page-context.ts';
import { treemapModel } from '../../src/view/treemap/treemap.ts';
import { type Benchmark } from './benchmark.ts';

const data = catalogue;
const columns = exploreColumns(data, data.datasets[0], data.wordnetTree);
const tree = decodeExplore(columns);
const layout = layOutExplorer(tree, 'images', 1200, 680);
const context = pageContext(data, new URLSearchParams(), 'http://localhost');

export default {
  question: `What does a treemap cost, of all ${String(tree.parent.length)} nouns and of a page?`,
  cases: [
    {
      name: 'd3.hierarchy alone over all nouns',
      run: () => void hierarchy(0, (at) => exploreChildren(tree, at)).sum((at) => tree.ownImages[at]!),
    },
    { name: 'columns decoded', run: () => void decodeExplore(columns) },
    { name: 'explorer laid out', run: () => void layOutExplorer(tree, 'images', 1200, 680) },
    {
      name: 'a screen of tiles chosen',
      run: () => void sceneTiles(tree, { from: layout, to: layout, share: 1 }, { x: 0, y: 0, k: 1 }, 1200, 680),
    },
    { name: "the home page's treemap", run: () => treemapModel(context, context.tree.root).then(() => undefined) },
  ],
} satisfies Benchmark;
