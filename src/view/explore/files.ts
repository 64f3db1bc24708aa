/** Returns the address of the data of a tree. */
export function exploreDataUrl(version: string, dataset: string, tree: 'release' | 'wordnet'): string {
  return `/explore/${version}/${dataset}/${tree}`;
}

/** The addresses of the files of one tree that the explorer fetches. */
export interface ExploreFiles {
  /** Address of its shape and images. */
  readonly tree: string;
  readonly marks: string;
  /** The ids of its places. */
  readonly ids: string;
  readonly labels: (block: number | 'top') => string;
  readonly cards: (block: number) => string;
  /** The pictures that illustrate a block of places, or the places with the largest subtrees. */
  readonly pictures: (block: number | 'top') => string;
  /** Returns the address of the file of places with images of another dataset. */
  readonly coverage: (dataset: string) => string;
  /** The places that a search finds. */
  readonly matches: (text: string) => string;
}

/** @param data where the data of the tree are served, from {@link exploreDataUrl}. */
export function exploreFiles(data: string): ExploreFiles {
  return {
    tree: `${data}/tree.columns`,
    marks: `${data}/marks.columns`,
    ids: `${data}/ids.columns`,
    labels: (block) => `${data}/labels/${String(block)}.json`,
    cards: (block) => `${data}/cards/${String(block)}.json`,
    pictures: (block) => `${data}/pictures/${String(block)}.json`,
    coverage: (dataset) => `${data}/coverage/${dataset}.columns`,
    matches: (text) => `${data}/matches.json?q=${encodeURIComponent(text)}`,
  };
}
