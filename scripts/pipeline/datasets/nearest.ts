import { boundedDistance } from '../../../src/search/words/edit-distance.ts';

const MOST_EDITS = 2;

/** Finds the name most similar to a text; `undefined` if none is similar. O(names × length) */
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
