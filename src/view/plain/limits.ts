/**
 * Features that a copy of plain files lacks, with their replacements; the page on copies and the export's report list
 * them.
 */
export const PLAIN_LIMITS: readonly (readonly [what: string, instead: string])[] = [
  [
    'ImageNet’s old interface with query strings (/api/text/…, /api/download/…, /download/synset, /synset?wnid=)',
    'its whole files, under /archive and /exports',
  ],
  ['the API, /api/v1', 'the JSON twin of each page, lists and exports'],
  ['archives packed on request', 'single pictures and lists of their URLs'],
  [
    'a file for each list of each synset',
    'one file per list for all synsets; links name byte ranges, which a script or the command shown puts together',
  ],
  ['treemaps by other areas and colours', 'the explorer, which draws them in the browser'],
  ['pages of a synset in a dataset without images in its subtree', 'the page in the first dataset'],
  [
    'image and download tabs beside WordNet’s own tree, where the release has the synset',
    'those beside the release’s tree',
  ],
  ['the lightbox of an image within a subtree', 'the one within its own synset'],
  ['images found by the names of their files', 'the name of its file with each image'],
  ['images on other hosts shown on request', 'lists of their URLs'],
  ['comparisons of a subtree alone', 'the synset’s page, and comparisons of whole datasets and class lists'],
  ['choosing a comparison without scripts', 'an address for each pair, /compare/a=NAME,b=NAME'],
  ['preview images of single synsets, and maps to embed', 'one preview image for all pages'],
  ['class sets in an address, cuts, overlaps and pasted labels', 'the pages and files of published class sets, /sets'],
  [
    'images of other datasets in class sets, and URLs of images by class',
    'images of the first dataset, and wnid_to_class.tsv beside its list of URLs',
  ],
  ['search without scripts', 'with scripts, search in the browser over the same data'],
];
