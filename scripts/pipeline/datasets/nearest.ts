import { boundedDistance } from '../../../src/search/edit-distance.ts';

const MOST_EDITS = 2;

/** Which of some names is most like a text, `undefined` if none is like it. O(names × length) */
export function nearest(text: string, names: Iterable<string>): string | undefined {
  const encoder = new TextEncoder();
  const wanted = encoder.encode(text);
  let [best, least] = [undefined as string | undefined, MOST_EDITS + 1];
  for (const name of names) {
    const candidate = encoder.encode(name);
    const edits = boundedDistance(wanted, candidate, 0, candidate.length, MOST_EDITS);
    if (edits < least) [best, least] = [name, edits];
  }
  return best;
}
