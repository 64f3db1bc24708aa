import type { IncomingHttpHeaders } from 'node:http';

/** Outcome of a request's conditions: send the answer, say that the client has it, or that its condition fails. */
export type Outcome = 'send' | 'not-modified' | 'failed';

/**
 * Judges the conditions of a GET or HEAD in the order of RFC 9110, 13.2.2: `If-Match`, then `If-None-Match`, both before any range.
 *
 * Answers have entity tags and no date of change, so `If-Unmodified-Since` and `If-Modified-Since` are ignored, as 13.1.3 and 13.1.4 demand.
 *
 * @param status of the answer without conditions; they matter to a success alone (13.2.1).
 * @param tag of the answer as it would be sent; one made on the way has none, so only `*` matches it.
 */
export function judgeConditions(headers: IncomingHttpHeaders, status: number, tag: string | undefined): Outcome {
  if (status !== 200 && status !== 206) return 'send';
  const ifMatch = headers['if-match'];
  if (ifMatch !== undefined && !matchesStrongly(ifMatch, tag)) return 'failed';
  const ifNoneMatch = headers['if-none-match'];
  return ifNoneMatch !== undefined && matchesWeakly(ifNoneMatch, tag) ? 'not-modified' : 'send';
}

/** Returns whether a list of tags names one, both strong (RFC 9110, 8.8.3.2). */
function matchesStrongly(header: string, tag: string | undefined): boolean {
  return header.trim() === '*' || (tag?.startsWith('W/') === false && tagsOf(header).includes(tag));
}

/** Returns whether a list of tags names one, weak or strong. */
function matchesWeakly(header: string, tag: string | undefined): boolean {
  if (header === tag || header.trim() === '*') return true;
  if (tag === undefined) return false;
  const opaque = withoutWeakness(tag);
  return tagsOf(header).some((item) => withoutWeakness(item) === opaque);
}

function tagsOf(header: string): string[] {
  return header.split(',').map((item) => item.trim());
}

function withoutWeakness(tag: string): string {
  return tag.replace(/^W\//, '');
}
