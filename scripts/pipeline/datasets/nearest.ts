import { boundedDistance } from '../../../src/search/words/edit-distance.ts';

/** Most edits between a text and a name that is similar to it. */
const MOST_EDITS = 2;

/** Finds the names that are similar to a text, the most similar first, equals in their order. O(names × length) */
export function nearNames(text: string, names: Iterable<string>): string[] {
  const encoder = new TextEncoder();
  const wanted = encoder.encode(text);
  const near: { name: string; edits: number }[] = [];
  for (const name of names) {
    if (Math.abs(name.length - text.length) > MOST_EDITS) continue;
    const candidate = encoder.encode(name);
    const edits = boundedDistance(wanted, candidate, 0, candidate.length, MOST_EDITS);
    if (edits <= MOST_EDITS) near.push({ name, edits });
  }
  return near.sort((a, b) => a.edits - b.edits).map(({ name }) => name);
}

/** Finds the name most similar to a text; `undefined` if none is similar. */
export function nearest(text: string, names: Iterable<string>): string | undefined {
  return nearNames(text, names)[0];
}
