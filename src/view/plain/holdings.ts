import type { Catalogue } from '../../domain/catalogue.ts';
import type { PlainHoldings } from './address.ts';

/**
 * Describes the contents of a copy of a catalogue.
 *
 * @param hidden for each dataset with pictures, marks of the synsets with some in their subtree that are shown on
 * request alone.
 */
export function plainHoldings(catalogue: Catalogue, hidden: ReadonlyMap<string, Uint8Array>): PlainHoldings {
  const {
    taxonomy,
    datasets: [first, ...others],
  } = catalogue;
  const tree = catalogue.treeOf(first);
  return {
    isHeld: (id, name) => {
      const node = taxonomy.node(id);
      return node !== undefined && others.some((dataset) => dataset.name === name && dataset.subtreeImages(node) > 0);
    },
    hasOtherTree: (id, name) => {
      const node = taxonomy.node(id);
      const shown = catalogue.datasets.find((dataset) => dataset.name === name) ?? first;
      return shown.release !== undefined && node !== undefined && catalogue.treeOf(shown).has(node);
    },
    isInTree: (id) => {
      const node = taxonomy.node(id);
      return node === undefined || tree.has(node);
    },
    isPictured: (dataset) => hidden.has(dataset ?? first.name),
    hidesImages: (id, dataset) => {
      const node = taxonomy.node(id);
      return node !== undefined && hidden.get(dataset ?? first.name)?.[node] === 1;
    },
  };
}
