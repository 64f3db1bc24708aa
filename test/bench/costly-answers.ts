/** Addresses of costly answers by kind; different numbers give different addresses until a kind runs out of them. */

const LARGE = ['n00001740', 'n00001930', 'n00002684', 'n00003553', 'n00015388', 'n00021939'] as const;

const LIST_FILES = ['counts.tsv', 'words.tsv', 'wnids.txt', 'counts.json', 'words.json'] as const;
const SET_FILES = ['class_to_idx.json', 'classes.tsv', 'classes.json'] as const;
const EXPORTS = ['synsets.txt', 'croissant.json', 'synsets.tsv', 'skos.nt'] as const;
const COLUMNS = ['tree', 'marks', 'ids'] as const;
const SORTS = ['images', 'name', 'wnid'] as const;

const SEVERAL = [
  'fall2011,classes.in1k,classes.in22k-ms',
  'fall2011,emoji,classes.in12k',
  'classes.in1k,classes.in12k,classes.in22k-ms,fall2011',
] as const;
const WORDS = ['dog', 'bank', 'crane', 'run', 'table'] as const;

function pick<T>(values: readonly T[], i: number): T {
  return values[i % values.length]!;
}

/** Returns the address of number `i` of each kind. @param wnids of the release. @param version of the data. */
export const COSTLY = {
  'lists of subtrees': (i) =>
    `/synset/${pick(LARGE, i)}/lists/subtree/${pick(LIST_FILES, Math.floor(i / LARGE.length))}`,
  comparisons: (i, wnids) => `/compare?a=fall2011&b=classes.in1k&at=${pick(wnids, 37 * i)}`,
  'lists of comparisons': (i) => `/compare/lists/both.tsv?a=fall2011&b=classes.in22k-ms&at=${pick(LARGE, i)}`,
  searches: (i) => `/search?q=the+${i.toString(36)}`,
  suggestions: (i) =>
    `/suggest.json?q=${String.fromCharCode(97 + (i % 26), 97 + (Math.floor(i / 26) % 26))}${i.toString(36)}`,
  statistics: (i, wnids) => `/stats?from=${pick(wnids, i)}&to=${String(i)}`,
  maps: (i, wnids) => `/explore?at=${pick(wnids, 31 * i)}&area=subtree`,
  'files of maps': (i, _, version) =>
    `/explore/${version}/${pick(['fall2011', 'emoji'], i)}/wordnet/${pick(COLUMNS, i)}.columns`,
  'pages with choices': (i, wnids) => `/synset/${pick(wnids, 13 * i)}?area=images&all=1`,
  cuts: (i) => `/cut?below=entity&n=${String(1000 + i)}&cut=least&least=${String(i % 50)}`,
  sets: (i) => `/sets/in22k-ms?rows=all&sort=${pick(SORTS, i)}`,
  'files of sets': (i) => `/sets/${pick(['in22k-ms', 'in12k', 'in1k'], i)}/${pick(SET_FILES, Math.floor(i / 3))}`,
  overlaps: (i) => `/overlaps?set=${pick(['in12k', 'in1k'], i)}&w0=${String(i)}`,
  'sets put together': (i, wnids) => `/add?q=in:${pick(wnids, 11 * i)}+images:>${String(i)}`,
  exports: (i) => `/exports/datasets/fall2011/${pick(EXPORTS, i)}`,
  paths: (i, wnids) => `/path?a=${pick(wnids, 17 * i)}&b=${pick(wnids, 71 * i)}`,
  'old interface': (i) =>
    pick(['/api/xml/structure_released.xml', '/api/text/wordnet.structure.hyponym?wnid=n00001740&full=1'], i),
  'images to share': (i, wnids) => `/share/${pick(wnids, 19 * i)}.png`,
  'several lists compared': (i) =>
    `/compare/several?of=${pick(SEVERAL, i)}&lang=de&tree=wordnet&dataset=${pick(['fall2011', 'emoji'], i)}`,
  'maps in frames': (i, wnids) => `/embed/compare?a=fall2011&b=classes.in1k&at=${pick(wnids, 23 * i)}`,
  'pages of words': (i, wnids) =>
    `/word/${pick(WORDS, i)}?lang=de&dataset=${pick(['fall2011', 'emoji'], i)}&pictures=${pick(['on', 'off'], i)}&tree=${pick(wnids, i)}`,
  rules: (i, wnids) => `/rule?q=in:${pick(wnids, 29 * i)}+images:>${String(i % 90)}&rows=all`,
  'class sets for programs': (i) =>
    `/api/v1/class-sets/${pick(['in22k-ms', 'in12k', 'in1k'], i)}/${pick(['classes', 'synsets', 'overlaps'], Math.floor(i / 3))}?limit=${String(100 + (i % 900))}`,
  'pages never seen': (i, wnids) => `/synset/${pick(wnids, 7 * i)}`,
} satisfies Record<string, (i: number, wnids: readonly string[], version: string) => string>;

/** Kind of costly answers. */
export type CostlyKind = keyof typeof COSTLY;
