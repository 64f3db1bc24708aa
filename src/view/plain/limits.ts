/**
 * Features that a copy of plain files lacks, with their replacements; the page on copies and the export's report list
 * them.
 */
export const PLAIN_LIMITS: readonly { readonly what: string; readonly instead: string }[] = [
  {
    what: 'ImageNet’s old interface with query strings (/api/text/…, /api/download/…, /download/synset, /synset?wnid=)',
    instead: 'its whole files, under /archive and /exports',
  },
  {
    what: 'the API, /api/v1',
    instead: 'the JSON twin of each page, lists and exports',
  },
  { what: 'archives packed on request', instead: 'single pictures and lists of their URLs' },
  {
    what: 'a file for each list of each synset',
    instead:
      'one file per list for all synsets; links name byte ranges, which a script or the command shown puts together',
  },
  {
    what: 'treemaps by other areas and colours',
    instead: 'the explorer, which draws them in the browser',
  },
  {
    what: 'pages of a synset in a dataset without images in its subtree',
    instead: 'the page in the first dataset',
  },
  {
    what: 'image and download tabs beside WordNet’s own tree, where the release has the synset',
    instead: 'those beside the release’s tree',
  },
  { what: 'the lightbox of an image within a subtree', instead: 'the one within its own synset' },
  { what: 'images found by the names of their files', instead: 'the name of its file with each image' },
  { what: 'images on other hosts shown on request', instead: 'lists of their URLs' },
  {
    what: 'comparisons of a subtree alone',
    instead: 'the synset’s page, and comparisons of whole datasets and class lists',
  },
  {
    what: 'choosing a comparison without scripts',
    instead: 'an address for each pair, /compare/a=NAME,b=NAME',
  },
  {
    what: 'preview images of single synsets, and maps to embed',
    instead: 'one preview image for all pages',
  },
  {
    what: 'class sets in an address, cuts, overlaps and pasted labels',
    instead: 'the pages and files of published class sets, /sets',
  },
  {
    what: 'images of other datasets in class sets, and URLs of images by class',
    instead: 'images of the first dataset, and wnid_to_class.tsv beside its list of URLs',
  },
  {
    what: 'search without scripts',
    instead: 'with scripts, search in the browser over the same data',
  },
];
