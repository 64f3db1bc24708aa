/** A route as the page on the interface shows it. */
export interface ApiRouteEntry {
  /** Below the host, variable parts in braces. */
  readonly path: string;
  readonly summary: string;
  /** The name of the answer's shape in the OpenAPI document. */
  readonly answers: string;
  readonly parameters: readonly { readonly name: string; readonly required: boolean; readonly description: string }[];
  /** An address that answers. */
  readonly example: string;
  /** Address of the same data as JSON lines, if it exists. */
  readonly lines: string | undefined;
}

/** Contents of a dataset that ImageNet's old addresses serve. */
export interface Holder {
  readonly name: string;
  readonly title: string;
  /** Whether the old addresses answer from it where they name no dataset. */
  readonly isRelease: boolean;
  readonly hasUrls: boolean;
  readonly hasImages: boolean;
  readonly hasBoxes: boolean;
}

/** An address of ImageNet's old interface. */
export interface OldAddress {
  /** One that answers on a fresh install. */
  readonly address: string;
  readonly gives: string;
}

/** The addresses of ImageNet's old interface by subject, an example each. */
export const OLD_ADDRESSES: readonly { readonly title: string; readonly addresses: readonly OldAddress[] }[] = [
  {
    title: 'Words and structure',
    addresses: [
      { address: '/api/text/wordnet.synset.getwords?wnid=n02084071', gives: 'words of a synset' },
      {
        address: '/api/text/wordnet.structure.hyponym?wnid=n02084071',
        gives: 'synsets below; all of them with &full=1',
      },
      { address: '/api/xml/structure_released.xml', gives: 'the tree of the release' },
      { address: '/archive/words.txt', gives: 'words of every noun of WordNet 3.0' },
      { address: '/archive/gloss.txt', gives: 'glosses of every noun' },
      {
        address: '/archive/wordnet.is_a.txt',
        gives: 'parent and child of every hypernym pointer, in the original order',
      },
      { address: '/python/tree.py/SubtreeXML?rootid=82127', gives: 'a node of the tree and its children' },
    ],
  },
  {
    title: 'Synsets of the release',
    addresses: [
      { address: '/api/text/imagenet.synset.obtain_synset_list', gives: 'every synset with images' },
      { address: '/api/text/imagenet.synset.obtain_synset_wordlist', gives: 'the same with words, as HTML' },
      { address: '/api/xml/ReleaseStatus.xml', gives: 'images of each synset' },
      { address: '/api/text/imagenet.check_latest_version.php', gives: 'the name of the release' },
      { address: '/synset?wnid=n02084071', gives: 'the page of a synset, with its target_id' },
      { address: '/__viz/getControlDetails.php?wnid=n02084071', gives: 'words, pictures and popularity of a synset' },
      {
        address: '/challenges/LSVRC/2012/browse-synsets',
        gives: 'the thousand synsets of the challenges of 2012 to 2017',
      },
      { address: '/data/map_clsloc.txt', gives: 'the same in the order of the development kit' },
    ],
  },
  {
    title: 'Addresses of images',
    addresses: [
      { address: '/api/text/imagenet.synset.geturls?wnid=n02084071', gives: 'addresses of a synset’s images' },
      {
        address: '/api/text/imagenet.synset.geturls.getmapping?wnid=n02084071',
        gives: 'the same, each after its image’s id',
      },
      { address: '/imagenet_data/urls/imagenet_fall11_urls.txt', gives: 'all addresses in one file' },
      { address: '/imagenet_data/urls/imagenet_fall11_urls.tgz', gives: 'the same in a gzipped tar' },
    ],
  },
  {
    title: 'Images and bounding boxes',
    addresses: [
      { address: '/download/synset?wnid=n02084071', gives: 'a tar of a synset’s images' },
      { address: '/data/winter21_whole/n02084071.tar', gives: 'the same' },
      { address: '/python/gp.py/ImagesXML?type=synsetgood&synsetid=1', gives: 'names of a synset’s thumbnails' },
      { address: '/api/text/imagenet.bbox.obtain_synset_list', gives: 'every synset with bounding boxes' },
      {
        address: '/api/download/imagenet.bbox.synset?wnid=n02084071',
        gives: 'the way to a synset’s bounding boxes',
      },
      { address: '/Annotation/Annotation.tar.gz', gives: 'all bounding boxes' },
    ],
  },
];

/** Parts of ImageNet's old site that are not imitated, in sentences. */
export const NOT_IMITATED: readonly string[] = [
  'The mark-up of its pages: what a script scraped from search results or other pages has to be read from the JSON twin of the page here.',
  'Features (SBOW, SIFT) and attributes of images: nobody can give them any more. Their lists are empty, their files answer 404.',
  'Accounts and access keys: they are accepted and ignored.',
  'The classes of the challenges of 2010 and 2011: only the thousand of 2012 to 2017 are known.',
  'Images that belong to ImageNet: a site holds the images and addresses that were added to it.',
];
