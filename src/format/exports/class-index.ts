import { storedLemma } from '../../domain/wordnet/sense.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import { pythonObject, pythonString } from './python-json.ts';
import type { Selection } from './selection.ts';

type Words = Pick<Catalogue, 'taxonomy' | 'lexicon'>;

/**
 * Writes Keras's `imagenet_class_index.json`: each class index with the wnid and the first lemma, underscores for
 * spaces.
 */
export function classIndex({ taxonomy, lexicon }: Words, { nodes }: Selection): Iterable<string> {
  return pythonObject(
    nodes
      .entries()
      .map(([index, node]) => [
        String(index),
        `[${pythonString(taxonomy.wnid(node))}, ${pythonString(storedLemma(lexicon.firstLemma(node)))}]`,
      ]),
  );
}

/**
 * Writes the `class_to_idx` of torchvision's `ImageFolder` for folders named by wnid: each wnid with its class index.
 */
export function classToIndex({ taxonomy }: Words, { nodes }: Selection): Iterable<string> {
  return pythonObject(nodes.entries().map(([index, node]) => [taxonomy.wnid(node), String(index)]));
}
