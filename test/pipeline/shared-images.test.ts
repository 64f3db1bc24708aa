import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countRepeated, gatherShared } from '../../scripts/pipeline/datasets/shared-images.ts';
import { nodeIndex, type NodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { subtreeSums } from '../../src/domain/taxonomy/tally.ts';
import { miniCatalogue } from '../fixtures/mini-catalogue.ts';

const { taxonomy } = miniCatalogue;
const node = fc.nat({ max: taxonomy.size - 1 }).map(nodeIndex);

/** Whether a synset is another or lies below it, by any path of hypernyms. */
function isBelow(below: NodeIndex, above: NodeIndex): boolean {
  return below === above || taxonomy.hypernymsOf(below).some((parent) => isBelow(parent, above));
}

test('sums less what is repeated are distinct images, whatever synsets images have', () =>
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(node, { minLength: 1, maxLength: 5 }), { maxLength: 20 }), (images) => {
      const own = new Uint32Array(taxonomy.size);
      for (const at of images.flat()) own[at]!++;
      const { inSubtree, inAll } = countRepeated(gatherShared(images), taxonomy);
      expect(images.flat().length - inAll).toBe(images.length);
      subtreeSums(taxonomy.shape, own).forEach((sum, above) => {
        const distinct = images.filter((nodes) => nodes.some((one) => isBelow(one, nodeIndex(above)))).length;
        expect(sum - inSubtree[above]!).toBe(distinct);
      });
    }),
  ));
