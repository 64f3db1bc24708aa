import { COVERAGE_SCHEMA } from '../../../../../../view/explore/marks.ts';
import { exploreCoverage } from '../../../../../../view/explore/source.ts';
import { columnsAnswer, treeRoute } from '../_tree.ts';

/** Whether another dataset has images of the synset at each place of a tree. */
export const GET = treeRoute('such coverage', (found) => {
  const other = found.catalogue.datasets.find(({ name }) => name === found.params['other']);
  return other && columnsAnswer(COVERAGE_SCHEMA, { held: exploreCoverage(found, other) });
});
