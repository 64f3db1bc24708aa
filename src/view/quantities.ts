/**
 * The names and definitions of the quantities that pages, JSON twins, the API and maps share.
 *
 * The keys are the names in JSON. Values come from `domain/subtree-figures.ts`; `drawnImages` is the map's own.
 */

/** One quantity: its name on screen, a short one beside it, its definition, and where the about page has more. */
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

/** ImageNet's number in brackets, which the tree and ImageNet's old interfaces give. */
export const SYNSETS_BELOW: QuantityText = {
  name: 'synsets below',
  definition: 'ImageNet’s number in brackets: the synsets in the subtree without the synset itself.',
  anchor: 'bracket',
};
