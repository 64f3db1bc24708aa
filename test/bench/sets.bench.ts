import { at, catalogue } from '../fixtures/real-catalogue.ts';
import { chooseCut } from '../../src/domain/class-set/cut.ts';
import { balancedTable, type CutRule } from '../../src/domain/class-set/cut-rule.ts';
import { setOfNodes } from '../../src/domain/class-set/class-set.ts';
import { slicesOfClass } from '../../src/domain/class-set/class-slices.ts';
import { findOverlaps } from '../../src/domain/class-set/overlap.ts';
import { readableNames } from '../../src/domain/class-set/readable-names.ts';
import type { Benchmark } from './benchmark.ts';

const { taxonomy, lexicon, treeDepth, datasets, publishedSets } = catalogue;
const [dataset] = datasets;
const entity = at('n00001740');
const rule: CutRule = { balance: 'images', familiar: 'prefer', ownImages: 500, depth: [0, 99], not: [] };
const cut = (count: number) => (): undefined => {
  chooseCut(balancedTable(taxonomy, dataset, treeDepth, entity, count, rule), entity, count);
};
const { nodes } = publishedSets.find(({ name }) => name === 'in22k')!;
const slices = setOfNodes(nodes, 'subtree').classes.map((one) => slicesOfClass(taxonomy.shape, one));
const { ones } = catalogue.talliesOf(dataset);

export default {
  question: `What does it cost to cut entity into classes, and to find the overlaps of ${String(nodes.length)}?`,
  cases: [
    { name: 'entity cut into 20 classes', run: cut(20) },
    { name: 'entity cut into 100 classes', run: cut(100) },
    { name: 'entity cut into 1,000 classes', run: cut(1000) },
    { name: 'overlaps of all synsets with images, with everything below', run: () => void findOverlaps(slices, ones) },
    { name: 'readable names of all nouns', run: () => void readableNames(taxonomy, lexicon) },
  ],
} satisfies Benchmark;
