import type { NodeIndex } from '../../../../src/domain/taxonomy/node-index.ts';
import { CocoReader } from '../../images/annotations/coco.ts';
import { annotatedImages } from '../../images/annotations/annotated-image.ts';
import type { InputFile } from '../../text/input.ts';
import { jsonElementsOf } from '../../text/json-elements.ts';
import type { ReadingRules } from '../read-image-counts.ts';
import { gatherShared, type SharedImages } from '../shared-images.ts';
import { skipOrRefuseUnknown, type UnknownSynset } from '../unknown-synsets.ts';

/** Distinct images that annotations give each synset. */
export interface AnnotatedCounts {
  /** Numbers by node. */
  readonly ownImages: Uint32Array;
  readonly shared: readonly SharedImages[];
}

/** Whether a file of counts holds annotations of images, as COCO, LVIS and Visual Genome have them. */
export function isAnnotated({ name, bytes }: InputFile): boolean {
  if (!name.toLowerCase().endsWith('.json')) return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (text.includes('"annotations"') && text.includes('"category_id"')) || text.includes('"objects"');
}

/**
 * Counts the distinct images that annotations of COCO, LVIS or Visual Genome give each synset; an image with several
 * annotations of a synset is counted once.
 *
 * @param meaning of a category's name. @returns nothing if no image has an annotation. @throws InputError for what is no JSON, and for a category that is no synset.
 */
export function readAnnotatedCounts(
  file: InputFile,
  { identifiers, skipUnknown, findings }: ReadingRules,
  meaning: (text: string) => string,
  nodes: number,
): AnnotatedCounts | undefined {
  const ownImages = new Uint32Array(nodes);
  const unknown = new Map<string, { text: string; file: string; line: number; lines: number }>();
  const nodesOfImages: NodeIndex[][] = [];
  const add = (labels: readonly string[]): void => {
    const own = new Set<NodeIndex>();
    for (const label of labels) {
      const node = identifiers.node(meaning(label));
      if (node !== undefined) own.add(node);
      else if (unknown.has(label)) unknown.get(label)!.lines++;
      else unknown.set(label, { text: label, file: file.name, line: 1, lines: 1 });
    }
    for (const node of own) ownImages[node]!++;
    if (own.size > 1) nodesOfImages.push([...own]);
  };
  const coco = new CocoReader();
  for (const part of jsonElementsOf(file)) {
    for (const { labels } of annotatedImages(part)) add(labels);
    coco.add(part);
  }
  for (const { labels } of coco.images()) add(labels);
  if (unknown.size === 0 && ownImages.every((images) => images === 0)) return undefined;
  skipOrRefuseUnknown([...unknown.values()] satisfies UnknownSynset[], skipUnknown, identifiers, findings);
  return { ownImages, shared: gatherShared(nodesOfImages) };
}
