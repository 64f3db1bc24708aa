/** The longest address that is looked at, in characters; every page's own is far below. */
export const MAX_TARGET = 8192;

/**
 * Whether a request target can be the address of anything here.
 *
 * No page, file or download has an address with a fragment, a malformed escape, a control character, a blank, a
 * backslash, an encoded slash, an empty or a dot segment; those come from probes, and are answered "not found" before
 * anything interprets them. The query is not judged: pages read it themselves.
 *
 * @param target the request line's target as it came: origin form (`/synset/n02084071?tree=wordnet`) or something else.
 */
export function isPlausibleTarget(target: string): boolean {
  if (target.length > MAX_TARGET || !target.startsWith('/') || target.includes('#')) return false;
  const path = pathOf(target);
  // Astro's own endpoints, for pictures and deferred parts, begin with an underscore; no page of ours uses them.
  if (path.startsWith('/_') || /[\\\s]|%2f|%5c/i.test(path)) return false;
  const decoded = decode(path);
  if (decoded === undefined || hasControls(decoded)) return false;
  if (decoded === '/') return true;
  const segments = decoded.slice(1).split('/');
  // A slash at the end leaves one empty segment, which the pages' own redirect mends.
  if (segments.at(-1) === '') segments.pop();
  return segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

/** Whether a target is one of the interface for programs, or of a page's JSON twin: they are told of errors in JSON. */
export function isForPrograms(target: string): boolean {
  return /^\/api\/v1(?:\/|$)|\.json$/.test(pathOf(target));
}

/** The path of a target, without its query. */
export function pathOf(target: string): string {
  const end = target.indexOf('?');
  return end === -1 ? target : target.slice(0, end);
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}
