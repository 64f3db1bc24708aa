/** How places are drawn: one inside the other, or one below the other. */
export const EXPLORE_LAYOUTS = ['treemap', 'icicle'] as const;
/** One way to lay places out. */
export type ExploreLayoutKind = (typeof EXPLORE_LAYOUTS)[number];

/**
 * A rectangle for each place of a tree; four numbers each: left, top, right, bottom.
 *
 * After the places come those for own images: of place `at` at `places + at`. A place without area has one of width 0.
 */
export interface ExploreLayout {
  readonly kind: ExploreLayoutKind;
  readonly places: number;
  readonly edges: Float64Array;
}

/** The header of an open tile as a share of the tile's mean side; it looks alike at every zoom. */
const HEADER = 0.045;
/** A header takes no more of the tile's height than this. */
const MOST_HEADER = 0.2;
const FRAME = 0.006;

/** The height of the header that an open tile of some size has. */
export function headerHeight(width: number, height: number): number {
  return Math.min(HEADER * Math.sqrt(width * height), MOST_HEADER * height);
}

/** The width of the frame that an open tile of some size has on its other sides. */
export function frameWidth(width: number, height: number): number {
  return FRAME * Math.min(width, height);
}
