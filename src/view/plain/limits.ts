/**
 * Features that a copy of plain files lacks, with their replacements; the page on copies and the export's report list
 * them.
 */
export const PLAIN_LIMITS: readonly { readonly what: string; readonly instead: string }[] = [
  {
    what: 'ImageNet’s old interface with its query strings (/api/text/…, /api/download/…, /download/synset, /synset?wnid=)',
    instead: 'the files it gave whole are there, under /archive and /exports',
  },
  {
    what: 'the interface for programs, /api/v1',
    instead: 'the JSON beside each page, the lists and the exports are there',
  },
  { what: 'archives packed on request', instead: 'single pictures and lists of their addresses are there' },
  {
    what: 'each list of each synset as a file of its own',
    instead:
      'one file a list for all synsets, of which a link names the ranges of bytes; a script puts them together, the command beside it too, and without either the link gives the whole file',
  },
  {
    what: 'treemaps by other areas, colours and levels',
    instead: 'their links lead to the explorer, which draws them all in the browser',
  },
  {
    what: 'pages of a synset in a dataset that has no image in its subtree',
    instead: 'their links lead to the page in the first dataset',
  },
  {
    what: 'images and downloads beside WordNet’s own tree, where the release has the synset',
    instead: 'their links lead to those beside the release’s tree',
  },
  { what: 'an image’s page among those of a subtree', instead: 'it has one among those of its own synset' },
  { what: 'images on other hosts shown on request', instead: 'the lists of their addresses are there' },
  {
    what: 'comparisons of a subtree alone',
    instead: 'their links lead to the page of its synset; any two datasets or class lists are compared as a whole',
  },
  {
    what: 'the choice of two things to compare without scripts',
    instead:
      'with scripts, the form leads to their page; without, each pair stands at an address of its own, /compare/a=NAME,b=NAME',
  },
  {
    what: 'results of a search without scripts',
    instead: 'with scripts, the browser searches the same data by the same program',
  },
];
