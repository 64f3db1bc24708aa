import type { ClassList } from '../../domain/class-list.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';

/** Class lists by their names in timm's files of indices: those that models were trained on, and parts of them. */
const TRAINED: Readonly<Record<string, string>> = {
  'in21k-goog': 'imagenet21k_goog',
  in22k: 'imagenet22k',
  'in22k-ms': 'imagenet22k_ms',
};
const PARTS: Readonly<Record<string, string>> = { in12k: '12k', in22k: '22k' };

/**
 * Returns the file names of a class list's positions in other lists, each with the other list:
 * `imagenet22k_to_12k_indices.txt`, as timm has them for taking the rows of a classifier.
 */
export function indexFiles(part: string, lists: readonly ClassList[]): [name: string, trained: ClassList][] {
  const ending = PARTS[part];
  if (ending === undefined) return [];
  return lists.flatMap((list): [string, ClassList][] => {
    const beginning = TRAINED[list.name];
    return beginning === undefined || list.name === part ? [] : [[`${beginning}_to_${ending}_indices.txt`, list]];
  });
}

/**
 * Yields, for each class of a list in order, its index in another list, one a line.
 *
 * @throws Error if the other list lacks a class.
 */
export function* indexLines(nodes: readonly NodeIndex[], { name, nodes: trained }: ClassList): Generator<string> {
  const indices = new Map(trained.map((node, index) => [node, index]));
  for (const node of nodes) {
    const index = indices.get(node);
    if (index === undefined) throw new Error(`expected a class of ${name}, came node ${String(node)}`);
    yield `${String(index)}\n`;
  }
}
