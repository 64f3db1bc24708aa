/** Kinds of copies of a picture, from the smallest; a copy is transparent where its original is. */
export const COPY_KINDS = ['icon', 'tile', 'thumbnail', 'view'] as const;
/** One kind of copy. */
export type CopyKind = (typeof COPY_KINDS)[number];

/** Longest side of a small copy in pixels: for a row of a list, a tile of a map, a tile of a grid at double density. */
export const COPY_SIDE: Readonly<Record<Exclude<CopyKind, 'view'>, number>> = { icon: 64, tile: 128, thumbnail: 256 };
