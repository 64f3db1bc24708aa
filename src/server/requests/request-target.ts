import { findRoute, type Route } from '../../view/routes.ts';
import { withQuery } from '../../view/urls.ts';

/** The longest target that is read, in characters; every page's own is far below. */
export const MAX_TARGET = 8192;

/** Address of a request in its canonical spelling. */
export interface RequestTarget {
  /** Path and query: the key of caches, and the address that limits and pages see. */
  readonly address: string;
  readonly path: string;
  /** The route of the path; `undefined` where no page has such an address. */
  readonly route: Route | undefined;
}

/**
 * Reads a request's target into its one spelling, or returns `undefined` if it cannot be an address of this site.
 *
 * Escaped letters, digits and `-._~` are decoded and other escapes written in capitals, as RFC 3986, 6.2.2 has it;
 * query parameters that the route does not know are dropped and the others put in the route's order. So one answer has
 * one key, however it is asked for, and no spelling passes a check that another would not.
 *
 * No page, file or download has an address with a fragment, a malformed escape, a control character, a blank, a
 * backslash, an encoded slash, an empty or a dot segment; such targets come from probes.
 *
 * @param target as written in the request line: `/synset/n02084071?tree=wordnet`, or with scheme and host before it
 * (RFC 9112, 3.2.2).
 */
export function readTarget(target: string): RequestTarget | undefined {
  const own = withoutAuthority(target);
  if (own.length > MAX_TARGET || !own.startsWith('/') || own.includes('#')) return undefined;
  const written = pathOf(own);
  const path = written.includes('%') ? normalPath(written) : written;
  if (path === undefined || !isPlausiblePath(path)) return undefined;
  const route = findRoute(path)?.route;
  const answered = route?.isOld === true ? withoutSlash(path) : path;
  return { address: answered + normalQuery(own.slice(written.length), route), path: answered, route };
}

/** Returns the path of a target, without its query. */
export function pathOf(target: string): string {
  const end = target.indexOf('?');
  return end === -1 ? target : target.slice(0, end);
}

function withoutAuthority(target: string): string {
  const match = /^https?:\/\/[^/?#]+(.*)$/is.exec(target);
  if (match === null) return target;
  const rest = match[1]!;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

const UNRESERVED = /^[A-Za-z0-9\-._~]$/;

function normalPath(path: string): string | undefined {
  if (decode(path) === undefined) return undefined;
  return path.replaceAll(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return UNRESERVED.test(character) ? character : escape.toUpperCase();
  });
}

function isPlausiblePath(path: string): boolean {
  if (/[\\\s]|%2F|%5C/.test(path)) return false;
  const decoded = decode(path);
  if (decoded === undefined || hasControls(decoded)) return false;
  if (decoded === '/') return true;
  const segments = decoded.slice(1).split('/');
  // A slash at the end leaves one empty segment, which the pages' own redirect mends.
  if (segments.at(-1) === '') segments.pop();
  return segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

/**
 * Returns a query, with its question mark, in the route's order; unchanged if no page has such an address, since
 * nothing is cached there.
 */
function normalQuery(query: string, route: Route | undefined): string {
  if (query === '' || route === undefined) return query;
  const given = new URLSearchParams(query);
  const known = route.query.flatMap((name): [string, string][] => {
    const value = given.get(name);
    return value === null ? [] : [[name, value]];
  });
  return withQuery('', Object.fromEntries(known));
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
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
