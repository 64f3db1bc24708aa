import type { ExploreMarks } from './marks.ts';
import type { ExploreTree } from './columns.ts';
import { rankedChildren, type TileRemarks } from './reading.ts';
import { formatCount, formatShare } from '../numbers.ts';

/** What the card says of a tile beside its words: figures, each with its name. */
export type CardFact = readonly [name: string, value: string];

/** What the facts of a tile are taken from. */
export interface CardScene {
  readonly tree: ExploreTree;
  readonly values: Float64Array;
  readonly nameOf: (at: number) => string | undefined;
}

/** The figures of a tile: of a place, or of its own images. */
export function cardFacts(
  { tree, values, nameOf }: CardScene,
  tile: number,
  { covered, other }: TileRemarks,
): CardFact[] {
  const places = tree.parent.length;
  const at = tile % places;
  const own: CardFact = ['Own images', formatCount(tree.ownImages[at]!)];
  if (tile >= places)
    return [own, [`Share of ${nameOf(at) ?? 'it'}`, formatShare(tree.ownImages[at]!, tree.images[at]!)]];
  const facts: CardFact[] = [];
  if (tree.size[at]! > 1) facts.push(['Synsets below', formatCount(tree.size[at]! - 1)]);
  facts.push(own);
  if (tree.size[at]! > 1) facts.push(['Subtree images', formatCount(tree.images[at]!)]);
  if (at !== 0) {
    const parent = tree.parent[at]!;
    const siblings = rankedChildren(tree, values, parent);
    facts.push([`Share of ${nameOf(parent) ?? 'its parent'}`, formatShare(values[at]!, values[parent]!)]);
    if (siblings.includes(at))
      facts.push([
        'Place among siblings',
        `${formatCount(siblings.indexOf(at) + 1)} of ${formatCount(siblings.length)}`,
      ]);
  }
  if (covered !== undefined)
    facts.push([`In ${covered.by}`, `${formatCount(covered.synsets)} of ${formatCount(tree.size[at]!)}`]);
  if (other !== undefined) facts.push(['Too small to draw here', formatCount(other)]);
  return facts;
}

/** Synsets that a card links to, for a reader who wonders where they are. */
export interface CardLinks {
  /** Parents under which the place is not drawn. */
  readonly also: readonly number[];
  /** Children that are drawn under other parents. */
  readonly elsewhere: readonly number[];
}

/** The links of a tile's card. */
export function cardLinks(marks: ExploreMarks | undefined, places: number, tile: number): CardLinks {
  if (marks === undefined || tile >= places) return { also: [], elsewhere: [] };
  return { also: marks.otherParents(tile), elsewhere: marks.drawnElsewhere(tile) };
}
