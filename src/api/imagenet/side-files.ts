import { storedLemma } from '../../domain/wordnet/sense.ts';
import { indexFiles, indexLines } from '../../format/exports/class-indices.ts';
import { notThere, textAnswer } from '../text-answer.ts';
import { ILSVRC, type ImageNetParts } from './parts.ts';

/** Answers with a file that scripts request next to the lists of the release, or with the reason why it is missing. */
export function answerSideFile(file: string, parts: ImageNetParts): Response {
  const text = file === 'map_clsloc.txt' ? devkitOrder(parts) : classIndices(file, parts);
  if (text !== undefined) return textAnswer(text);
  return notThere(
    file.endsWith('validation_synset_labels.txt')
      ? 'The labels of the validation images are not held here, since they came with the images. To add images with their labels: npm run data -- add --images DIR --labels FILE'
      : 'There is no list of that name.',
  );
}

/**
 * Writes the classes of ILSVRC in the order of its development kit, by ImageNet's own numbers: wnid, index
 * from 1, first lemma.
 */
function devkitOrder({ catalogue: { classLists, taxonomy, lexicon }, order }: ImageNetParts): string | undefined {
  const list = classLists.find(({ name }) => name === ILSVRC);
  if (list === undefined) return undefined;
  return order
    .sortById(list.nodes)
    .map((node, at) => `${taxonomy.wnid(node)} ${String(at + 1)} ${storedLemma(lexicon.lemmas(node)[0]!)}\n`)
    .join('');
}

/** Writes the indices of a class list in another one, where the file is named after two such lists. */
function classIndices(file: string, { catalogue: { classLists } }: ImageNetParts): string | undefined {
  for (const { name, nodes } of classLists) {
    const [, trained] = indexFiles(name, classLists).find(([known]) => known === file) ?? [];
    if (trained !== undefined) return [...indexLines(nodes, trained)].join('');
  }
  return undefined;
}
