import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import { storedLemma } from '../../domain/wordnet/sense.ts';

/** JSON to the byte as Python's `json.dumps` writes it: `, ` and `: ` between parts, and ASCII alone. */

/** Returns a string. */
export function pythonString(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Yields an object from entries that are JSON already. */
export function* pythonObject(entries: Iterable<readonly [name: string, value: string]>): Generator<string> {
  let before = '{';
  for (const [name, value] of entries) {
    yield `${before}${pythonString(name)}: ${value}`;
    before = ', ';
  }
  yield before === '{' ? '{}' : '}';
}

/** Writes the `class_to_idx` of torchvision's `ImageFolder`: the name of each class's folder with its index. */
export function classToIndex(folders: readonly string[]): Iterable<string> {
  return pythonObject(folders.map((folder, index) => [folder, String(index)] as const));
}

/** Writes Keras's `imagenet_class_index.json`: each class index with a wnid and a name, underscores for spaces. */
export function classIndex(
  taxonomy: Taxonomy,
  nodes: readonly NodeIndex[],
  nameOf: (node: NodeIndex, index: number) => string,
): Iterable<string> {
  return pythonObject(
    nodes
      .entries()
      .map(([index, node]) => [
        String(index),
        `[${pythonString(taxonomy.wnid(node))}, ${pythonString(storedLemma(nameOf(node, index)))}]`,
      ]),
  );
}
