import type { Markup } from '../components/markup.ts';
import type { Page } from '../components/page/page.ts';
import { compilePattern } from '../view/routes.ts';
import type { PageRequest } from './request.ts';

/** An address that leads to another. */
export interface Redirect {
  readonly location: string;
  readonly status: 301 | 302;
}

type Maker<Made> = (request: PageRequest) => Made | undefined | Promise<Made | undefined>;

/** Makers of the answers at the addresses of one pattern; each returns `undefined` for an unknown address. */
export interface Route {
  /** Path in which `:name` matches one segment, such as `/synset/:id`. */
  readonly pattern: string;
  readonly page?: Maker<Page | Redirect>;
  /** The model of the page, which its JSON twin shows. */
  readonly twin?: Maker<object>;
  /** A part of a page, which scripts put into one that is open. */
  readonly fragment?: Maker<Markup>;
  /** Noun that completes "There is no …" in the answer for an unknown address. */
  readonly subject?: string;
}

/** A matcher of paths: returns the variable segments, or `undefined` where the path does not match. */
export type PathMatcher = (path: string) => Record<string, string> | undefined;

/** Compiles a pattern. @param ending follows it, such as `.json`. */
export function pathMatcher(pattern: string, ending = ''): PathMatcher {
  const text = ending !== '' && pattern === '/' ? '/index' : pattern;
  const expression = compilePattern(text + ending);
  return (path) => {
    const found = expression.exec(path);
    if (found === null) return undefined;
    return Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, segment]) => [name, decode(segment)]));
  };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A malformed escape names nothing.
    return segment;
  }
}
