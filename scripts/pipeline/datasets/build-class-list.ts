import { type ClassList } from '../../../src/domain/class-list.ts';
import { type Dataset } from '../../../src/domain/dataset.ts';
import { nodeIndex, type NodeIndex } from '../../../src/domain/node-index.ts';
import { type Taxonomy } from '../../../src/domain/taxonomy.ts';
import { InputError } from '../text/input.ts';
import { type ClassListDeclaration } from './read-declarations.ts';
import { knownWnid, type WnidRegister } from './read-image-counts.ts';

/**
 * Makes a class list from its declaration.
 *
 * @param listed the nodes of its file, if it has one.
 * @throws InputError if its rule names a dataset there is not, or a wnid WordNet 3.0 does not have.
 */
export function buildClassList(
  declaration: ClassListDeclaration,
  listed: readonly NodeIndex[],
  datasets: readonly Dataset[],
  taxonomy: Taxonomy,
  register: WnidRegister,
): ClassList {
  const { name, title, origin, alsoNamed, classes, file } = declaration;
  const description = { name, title, origin, ...(alsoNamed === undefined ? {} : { alsoNamed }) };
  if ('file' in classes) return { ...description, nodes: [...listed] };
  const dataset = datasets.find((d) => d.name === classes.dataset);
  if (dataset === undefined) {
    throw new InputError(
      { file },
      {
        expected: `one of the datasets ${datasets.map((d) => d.name).join(', ')}`,
        came: classes.dataset,
        advice: 'Name a dataset that data/datasets declares.',
      },
    );
  }
  const also = new Set((classes.and ?? []).map((wnid) => taxonomy.node(knownWnid({ file }, wnid, register))!));
  const nodes: NodeIndex[] = [];
  for (const place of taxonomy.columns.wnidOrder) {
    const node = nodeIndex(place);
    if (dataset.ownImages(node) > classes.imagesMoreThan || also.has(node)) nodes.push(node);
  }
  return { ...description, nodes };
}
