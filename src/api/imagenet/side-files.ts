/** Files that scripts ask for beside the lists of the release, and where they are, or why they are not held here. */
const SIDE_FILES: readonly (readonly [name: RegExp, sentence: string])[] = [
  [
    /^map_clsloc\.txt$/,
    'The order of classes in the development kit of ILSVRC is not held here. The thousand in the order of their labels: /exports/class-lists/in1k/synsets.txt',
  ],
  [
    /_to_(?:12k|22k)_indices\.txt$/,
    'Indices of classes in the orders that models were trained on are exports of the class list: /exports/class-lists/in12k and /exports/class-lists/in22k',
  ],
  [
    /validation_synset_labels\.txt$/,
    'The labels of the validation images are not held here, since they came with the images. To add images with their labels: npm run data -- add --images DIR --labels FILE',
  ],
];

/** Returns why a file that scripts ask for is not held; `undefined` for one that none asks for. */
export function whyNotHeld(file: string): string | undefined {
  return SIDE_FILES.find(([name]) => name.test(file))?.[1];
}
