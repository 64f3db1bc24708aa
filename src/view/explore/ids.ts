import { offsetOf, parseWnid } from '../../domain/wordnet/wnid.ts';

/** The WordNet 3.0 offset of the synset at each place, in preorder; 0 for a group, which has none. */
export const IDS_SCHEMA = { offset: 'u32' } as const;

/** Returns the place of a wnid or of a group, or `undefined` if it is unknown. O(places). */
export function placeOfId(offsets: Uint32Array, id: string): number | undefined {
  const wnid = parseWnid(id);
  // The one group below the top is the last.
  const place = wnid === undefined ? offsets.lastIndexOf(0) : offsets.indexOf(offsetOf(wnid));
  return place === -1 ? undefined : place;
}
