/**
 * The table of routes: every shape an address of the site can have, and all that depends on the shape alone.
 *
 * `urls.ts` writes addresses; whatever reads one asks {@link findRoute}. Adding a page adds a line here: `test/view/routes.test.ts` compares the
 * table with the answers of `src/site/routes.ts` and with the query parameters that the code reads.
 */

/**
 * Counterpart of an address on a copy of plain files:
 *
 * - `same`: a file of that path; no choice in the query leads to other bytes
 * - `choices`: a file for each value of the parameters in {@link Route.inPath}, which its path holds
 * - `browser`: one file, whose query is read by its scripts
 * - `left-out`: nothing; the address leads to the page that says so
 * - the others have rules of their own in `plain/address.ts`
 */
export type PlainForm =
  'same' | 'choices' | 'browser' | 'left-out' | 'home' | 'explorer' | 'comparison' | 'synset' | 'set' | 'word';

/** One shape of address. */
export interface Route {
  /** Path; `:name` matches a part of one segment, `*` the rest, as the value `rest`. */
  readonly pattern: string;
  /** Query parameters that the answer depends on, in the order in which they are written; others are dropped before anything reads them. */
  readonly query: readonly string[];
  /** Whether an answer walks a subtree, searches or compares: such answers are made in a thread of their own, in turn by client. */
  readonly isCostly: boolean;
  /** True if errors are JSON; a path that ends in `.json` has JSON errors in any case. */
  readonly isForPrograms: boolean;
  /** Whether it belongs to ImageNet's old interface, whose clients put a slash at the end and do not follow redirects. */
  readonly isOld: boolean;
  /** Whether it is JSON that holds addresses of the site, which lead elsewhere on a copy of plain files. */
  readonly hasLinks: boolean;
  readonly plain: PlainForm;
  /** Parameters that are part of the path on a copy of plain files. */
  readonly inPath: readonly string[];
}

/** A route that an address has the shape of. */
export interface RouteMatch {
  readonly route: Route;
  /** Value of each `:name` and of the rest, as written in the path. */
  readonly values: Readonly<Partial<Record<string, string>>>;
}

/** The reader's choices that all pages know. */
const STATE = ['dataset', 'tree', 'lang', 'pictures'];
const OF_TREEMAP = ['area', 'colour'];
const OF_IMAGES = ['scope', 'page', 'image', 'sensitive', 'kind', 'remote', 'name'];
const OF_COMPARISON = ['a', 'b', 'at'];
const OF_OLD_TEXT = ['wnid', 'full', 'dataset'];
/** The choices for the overlaps that a page shows one by one. */
const WAYS = Array.from({ length: 60 }, (_, at) => `w${String(at)}`);
/** Parameters that give a set: a search or a part of a comparison. */
const OF_RULE = ['q', 'a', 'b', 'part', 'at', 'in', 'out', 'scope'];
const OF_CUT = ['below', 'n', 'cut', 'by', 'names', 'own', 'from', 'to', 'least', 'depth', 'k', 'not'];
const OF_API = ['dataset', 'q', 'a', 'b', 'instances', 'limit', 'cursor'];

type Options = Partial<Omit<Route, 'pattern' | 'query'>>;

const COSTLY: Options = { isCostly: true };
const OLD: Options = { isOld: true, isCostly: true, plain: 'left-out' };

function route(pattern: string, query: readonly string[], options: Options = {}): Route {
  return {
    pattern,
    query,
    isCostly: false,
    isForPrograms: false,
    isOld: false,
    hasLinks: false,
    plain: 'same',
    inPath: [],
    ...options,
  };
}

/** All routes. Of two that an address has the shape of, the first one counts. */
export const ROUTES: readonly Route[] = [
  route('/', [...STATE, ...OF_TREEMAP], { plain: 'home' }),
  route('/index.json', ['dataset'], { hasLinks: true, plain: 'choices', inPath: ['dataset'] }),
  route('/about', STATE, { plain: 'choices', inPath: ['dataset'] }),
  route('/plain-files', [...STATE, 'part'], { plain: 'choices', inPath: ['dataset'] }),
  route('/404', [...STATE, 'part']),

  route('/synset', [...STATE, 'wnid'], { isOld: true, plain: 'left-out' }),
  route('/synset/:id.json', ['dataset', 'tree'], { hasLinks: true, plain: 'synset' }),
  route('/synset/:id/images.json', ['dataset', 'tree', ...OF_IMAGES], { hasLinks: true, plain: 'synset' }),
  route('/synset/:id/downloads.json', ['dataset', 'tree'], { hasLinks: true, plain: 'synset' }),
  route('/synset/:id/images/view', [...STATE, ...OF_IMAGES], { plain: 'synset' }),
  route('/synset/:id/images', [...STATE, ...OF_IMAGES], { plain: 'synset' }),
  route('/synset/:id/downloads', STATE, { plain: 'synset' }),
  route('/synset/:id/lists/:scope/:file', ['dataset'], COSTLY),
  route('/synset/:id/urls/:scope/:file', ['dataset'], COSTLY),
  route('/synset/:id', [...STATE, ...OF_TREEMAP, 'all'], { plain: 'synset' }),
  route('/tree/:id', [...STATE, 'all'], { plain: 'choices', inPath: ['dataset', 'tree'] }),

  route('/search', ['q', 'page', ...STATE], { isCostly: true, plain: 'browser' }),
  route('/word', ['w', ...STATE], { isCostly: true, plain: 'browser' }),
  route('/word/:word.json', ['dataset', 'tree', 'lang'], { isCostly: true, hasLinks: true, plain: 'left-out' }),
  route('/word/:word', STATE, { isCostly: true, plain: 'word' }),
  route('/search.json', ['q', 'page', 'dataset', 'tree', 'lang'], { isCostly: true, plain: 'left-out' }),
  route('/suggest.json', ['q', 'form', 'dataset', 'tree', 'lang'], { isCostly: true, plain: 'left-out' }),
  route('/search/shards/:version/:name.txt', [], COSTLY),
  route('/catalogue/*', [], COSTLY),
  route('/opensearch.xml', []),

  route('/explore', ['at', 'layout', 'area', 'colour', 'find', 'wnid', ...STATE], {
    isOld: true,
    plain: 'explorer',
    inPath: ['dataset', 'tree'],
  }),
  route('/explore/:version/:dataset/:tree/matches.json', ['q'], COSTLY),
  route('/explore/:version/:dataset/:tree/pictures/:block.json', [], { isCostly: true, hasLinks: true }),
  route('/explore/:version/:dataset/:tree/labels/:block.json', [], COSTLY),
  route('/explore/:version/:dataset/:tree/cards/:block.json', [], COSTLY),
  route('/explore/:version/:dataset/:tree/coverage/:other.columns', [], COSTLY),
  route('/explore/:version/:dataset/:tree/:name.columns', [], COSTLY),

  route('/stats', [...STATE, 'from', 'to', 'scale'], {
    isCostly: true,
    plain: 'choices',
    inPath: ['dataset', 'from', 'to'],
  }),
  route('/stats.json', ['dataset', 'tree', 'from', 'to', 'scale'], {
    isCostly: true,
    hasLinks: true,
    plain: 'choices',
    inPath: ['dataset', 'from', 'to'],
  }),

  route('/compare', [...OF_COMPARISON, 'within', ...STATE], { isCostly: true, plain: 'comparison' }),
  route('/compare.json', [...OF_COMPARISON, 'dataset', 'tree'], {
    isCostly: true,
    hasLinks: true,
    plain: 'comparison',
  }),
  route('/compare/several', ['of', 'and', ...STATE], { isCostly: true, plain: 'left-out' }),
  route('/compare/several.json', ['of', 'and', 'dataset', 'tree'], {
    isCostly: true,
    hasLinks: true,
    plain: 'left-out',
  }),
  route('/compare/lists/:file', [...OF_COMPARISON, 'dataset', 'tree'], { isCostly: true, plain: 'comparison' }),

  route('/path', ['a', 'b', ...STATE], { isCostly: true, plain: 'left-out' }),
  route('/path.json', ['a', 'b', 'dataset', 'tree'], { isCostly: true, plain: 'left-out' }),

  // Maps for frames of other sites.
  route('/embed/home', [...STATE, ...OF_TREEMAP], { plain: 'left-out' }),
  route('/embed/synset/:id', [...STATE, ...OF_TREEMAP], { plain: 'left-out' }),
  route('/embed/explore', ['at', 'layout', 'area', 'colour', 'find', ...STATE], { plain: 'left-out' }),
  route('/embed/compare', [...OF_COMPARISON, ...STATE], { isCostly: true, plain: 'left-out' }),
  route('/share/:file', [], { isCostly: true, plain: 'left-out' }),

  // Leads to another synset each time.
  route('/surprise', STATE, { plain: 'left-out' }),

  route('/sets', STATE, COSTLY),
  route('/sets.json', ['dataset'], { isCostly: true, hasLinks: true }),
  route('/sets/:name.json', ['dataset', 'sort', 'rows', 'show'], { isCostly: true, hasLinks: true, plain: 'set' }),
  route('/sets/:name/:file', ['dataset'], { isCostly: true, plain: 'set' }),
  route('/sets/:name', ['sort', 'rows', 'show', ...STATE], { isCostly: true, plain: 'set' }),
  route('/set/:code.json', ['dataset', 'sort', 'rows', 'show'], { isCostly: true, hasLinks: true, plain: 'left-out' }),
  route('/set/:code/:file', ['dataset'], { isCostly: true, plain: 'left-out' }),
  route('/set/:code', ['sort', 'rows', 'show', ...STATE], { isCostly: true, plain: 'left-out' }),
  route('/cut', [...OF_CUT, ...STATE], { isCostly: true, plain: 'left-out' }),
  route('/cut.json', [...OF_CUT, 'dataset'], { isCostly: true, hasLinks: true, plain: 'left-out' }),

  route('/overlaps', ['set', 'all', ...WAYS, ...STATE], { isCostly: true, plain: 'left-out' }),
  route('/overlaps.json', ['set', 'all', ...WAYS, 'dataset'], { isCostly: true, hasLinks: true, plain: 'left-out' }),
  route('/labels', STATE, { plain: 'left-out' }),
  route('/rule', [...OF_RULE, 'sort', 'rows', 'show', ...STATE], { isCostly: true, plain: 'left-out' }),
  route('/rule.json', [...OF_RULE, 'sort', 'rows', 'show', 'dataset'], {
    isCostly: true,
    hasLinks: true,
    plain: 'left-out',
  }),
  route('/rule/:file', [...OF_RULE, 'dataset'], { isCostly: true, plain: 'left-out' }),
  route('/add', ['set', 'with', 'classes', ...OF_RULE, 'turn', 'not', 'dataset'], {
    isCostly: true,
    plain: 'left-out',
  }),
  route('/add.json', ['set', 'with', 'classes', ...OF_RULE, 'turn', 'not', 'dataset'], {
    isCostly: true,
    hasLinks: true,
    plain: 'left-out',
  }),

  route('/datasets', STATE, { plain: 'choices', inPath: ['dataset'] }),
  route('/datasets.json', [], { hasLinks: true }),
  route('/class-lists/:name.json', []),
  route('/exports/:folder/:name.json', [], { isCostly: true, hasLinks: true }),
  route('/exports/:folder/:name/:file', [], COSTLY),
  route('/exports/:folder/:name', STATE, COSTLY),
  route('/pictures/:dataset/:kind/:file', []),

  route('/api', STATE, { plain: 'left-out' }),
  route('/api/v1/openapi.json', [], { plain: 'left-out' }),
  route('/api/v1/*', OF_API, { isCostly: true, isForPrograms: true, plain: 'left-out' }),
  route('/api/v1', OF_API, { isForPrograms: true, plain: 'left-out' }),
  route('/api/text/:name', OF_OLD_TEXT, OLD),
  route('/api/download/:name', ['wnid', 'dataset'], OLD),
  route('/api/xml/:file', ['dataset'], { ...OLD, plain: 'same' }),
  route('/api/:name', OF_OLD_TEXT, OLD),
  route('/download/synset', ['wnid', 'dataset'], OLD),
  route('/download/:error', [], OLD),
  route('/downloads/bbox/bbox/:file', ['dataset'], OLD),
  route('/downloads/bbox/:file', ['dataset'], OLD),
  route('/downloads/:kind/*', [], OLD),
  route('/downloads/:kind', [], OLD),
  route('/Annotation/Annotation.tar.gz', ['dataset'], OLD),
  route('/archive/:file', ['dataset'], { ...OLD, plain: 'same' }),
  route('/data/winter21_whole/:file', ['dataset'], OLD),
  route('/data/:file', ['dataset'], { ...OLD, plain: 'same' }),
  route('/imagenet_data/urls/:file', ['dataset'], { ...OLD, plain: 'same' }),
  route('/python/tree.py/SubtreeXML', ['rootid', 'dataset'], OLD),
  route('/python/gp.py/ImagesXML', ['synsetid', 'start', 'n', 'dataset'], OLD),
  route('/nodes/:storage/:offset/:folder/:file', ['dataset'], OLD),
  route('/challenges/LSVRC/:year/browse-synsets', ['dataset'], OLD),
  route('/__viz/getControlDetails.php', ['wnid', 'dataset'], OLD),
  route('/index', [...STATE, ...OF_TREEMAP], { plain: 'left-out' }),
  route('/download-API', STATE, { plain: 'left-out' }),
  route('/download-imageurls', STATE, { plain: 'left-out' }),

  route('/sitemap.xml', [], COSTLY),
  route('/sitemap/:part.xml', [], COSTLY),
  route('/robots.txt', []),
  route('/healthz', [], { plain: 'left-out' }),
  route('/readyz', [], { plain: 'left-out' }),
  route('/metrics', [], { plain: 'left-out' }),
];

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
}

/** Routes by the first segment of their paths. */
const BY_FIRST = new Map<string, Compiled[]>();
for (const one of ROUTES) {
  const first = firstSegment(one.pattern);
  const known = BY_FIRST.get(first) ?? [];
  BY_FIRST.set(first, [...known, { route: one, pattern: compilePattern(one.pattern) }]);
}

/**
 * Returns the route of an address, or `undefined` for a shape that no page has.
 *
 * @param path without query and fragment; a slash at its end is ignored.
 */
export function findRoute(path: string): RouteMatch | undefined {
  const end = path.length > 1 && path.endsWith('/') && !path.endsWith('//') ? path.length - 1 : path.length;
  const bare = path.slice(0, end);
  for (const { route: found, pattern } of BY_FIRST.get(firstSegment(bare)) ?? []) {
    const match = pattern.exec(bare);
    if (match !== null) return { route: found, values: match.groups ?? {} };
  }
  return undefined;
}

/** Returns true if an address is for programs: its errors are JSON. */
export function isForPrograms(path: string): boolean {
  return path.endsWith('.json') || findRoute(path)?.route.isForPrograms === true;
}

function firstSegment(path: string): string {
  const end = path.indexOf('/', 1);
  return end === -1 ? path : path.slice(0, end);
}

/** Compiles the pattern of a route: each `:name` becomes a group of that name. */
function compilePattern(pattern: string): RegExp {
  const source = pattern
    .replaceAll('.', '\\.')
    .replaceAll(/:(\w+)/g, (_, name: string) => `(?<${name}>[^/]+)`)
    .replace(/\*$/, '(?<rest>.+)');
  return new RegExp(`^${source}$`);
}
