import { hierarchy } from 'd3-hierarchy';
import { catalogue } from '../fixtures/real-catalogue.ts';
import { decodeExplore, exploreChildren } from '../../src/view/explore/columns.ts';
import { exploreColumns } from '../../src/view/explore/source.ts';
import { areaMeasure, measureSteps } from '../../src/view/measures.ts';
import { pageContext } from '../../src/view/page-context.ts';
import { estimateWidth } from '../../src/view/treemap/label.ts';
import { layOutScene } from '../../src/view/treemap/scene.ts';
import { treemapModel } from '../../src/view/treemap/treemap.ts';
import type { Benchmark } from './benchmark.ts';

const data = catalogue;
const columns = exploreColumns({ catalogue: data, dataset: data.datasets[0], tree: data.wordnetTree });
const tree = decodeExplore(columns);
const measure = areaMeasure('images');
const source = {
  tree,
  values: measure.values(tree),
  own: (at: number) => measure.own(tree, at),
  steps: measureSteps({ tree }, 'images'),
  nameOf: (at: number) => `synset ${String(at)}`,
  notesOf: (at: number) => [String(tree.images[at]!)],
  ownCountOf: (at: number) => tree.ownImages[at]!,
  picturesOf: () => [],
  textWidth: estimateWidth,
};
const context = pageContext(data, new URLSearchParams(), 'http://localhost');

export default {
  question: `What does a map cost, of all ${String(tree.parent.length)} nouns and of a page?`,
  cases: [
    {
      name: 'd3.hierarchy alone over all nouns',
      run: () => void hierarchy(0, (at) => exploreChildren(tree, at)).sum((at) => tree.ownImages[at]!),
    },
    { name: 'columns decoded', run: () => void decodeExplore(columns) },
    { name: 'steps of all places', run: () => void measureSteps({ tree }, 'images') },
    {
      name: 'a scene laid out',
      run: () => void layOutScene(source, 0, { width: 2560, height: 1300, layout: 'treemap', isNarrow: false }),
    },
    { name: "the home page's map", run: () => treemapModel(context, context.tree.root).then(() => undefined) },
  ],
} satisfies Benchmark;
