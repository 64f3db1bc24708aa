/**
 * The names and definitions of the quantities that pages, JSON twins, the API and maps share.
 *
 * The keys are the names in JSON. Values come from `domain/dataset/subtree-figures.ts`; `drawnImages` is the map's own.
 */

import type { CountUnit } from '../domain/dataset/dataset.ts';
import { formatQuantity } from './numbers.ts';

/** One quantity: its name on screen, its definition, and where the about page has more. */
export interface QuantityText {
  readonly name: string;
  readonly definition: string;
  /** Anchor on the about page. */
  readonly anchor: string;
}

/** Every quantity by its name in JSON. */
export const QUANTITIES = {
  ownImages: {
    name: 'own images',
    definition: 'Images filed under the synset itself, without those of the synsets below it.',
    anchor: 'images',
  },
  subtreeImages: {
    name: 'images in the subtree',
    definition:
      'Images filed under the synset or any synset below it. A synset that several paths reach is counted once.',
    anchor: 'images',
  },
  subtreeSynsets: {
    name: 'synsets in the subtree',
    definition:
      'The synset itself and all synsets below it, each counted once, with or without images. Instances, such as a city by name, are not counted.',
    anchor: 'bracket',
  },
  subtreeSynsetsWithImages: {
    name: 'with images',
    definition: 'Those synsets in the subtree that have own images, the synset itself included.',
    anchor: 'bracket',
  },
  drawnImages: {
    name: 'drawn here',
    definition:
      'Images that the tile stands for. A map draws each synset once, so a tile holds less than its subtree where synsets of it are drawn under another parent.',
    anchor: 'treemap',
  },
} as const satisfies Readonly<Record<string, QuantityText>>;

/** The name of a quantity in JSON. */
export type Quantity = keyof typeof QUANTITIES;

/** Follows the definition of a sum of labels. */
const SEVERAL_LABELS = 'An image with labels at several of these synsets is counted once for each.';

/** Returns one of the pages' own phrases about images in the unit of a dataset's counts: `own images` becomes `own labels`. */
export function inUnit(phrase: string, unit: CountUnit): string {
  if (unit === 'images') return phrase;
  return phrase.replaceAll(/\b([Ii])mage(s?)\b/g, (_, first: string, end: string) =>
    [first === 'I' ? 'Label' : 'label', end].join(''),
  );
}

/** Writes a number of images, or of labels, with its noun: `1 image`, `1,808 labels`. */
export function formatImages(images: number, unit: CountUnit): string {
  return formatQuantity(images, inUnit('image', unit));
}

/** Writes the own images of a synset: `1,808 own images`. */
export function ownImagesText(images: number, unit: CountUnit): string {
  return images === 0 ? inUnit('no own images', unit) : formatQuantity(images, inUnit('own image', unit));
}

/** Returns the name and definition of a quantity in the unit of a dataset's counts. */
export function quantityText(name: Quantity, unit: CountUnit): QuantityText {
  const { name: words, definition, anchor } = QUANTITIES[name];
  const more = unit === 'labels' && (name === 'subtreeImages' || name === 'drawnImages') ? ` ${SEVERAL_LABELS}` : '';
  return { name: inUnit(words, unit), definition: inUnit(definition, unit) + more, anchor };
}

/** ImageNet's number in brackets, which the tree and ImageNet's old interfaces give. */
export const SYNSETS_BELOW: QuantityText = {
  name: 'synsets below',
  definition: 'ImageNet’s number in brackets: the synsets in the subtree without the synset itself.',
  anchor: 'bracket',
};
