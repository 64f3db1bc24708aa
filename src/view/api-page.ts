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

/** An address of ImageNet's old interface that answers on a fresh install, and its answer. */
export type OldAddress = readonly [address: string, gives: string];

/** The addresses of ImageNet's old interface by subject, an example each. */
export const OLD_ADDRESSES: readonly { readonly title: string; readonly addresses: readonly OldAddress[] }[] = [
  {
    title: 'Words and structure',
    addresses: [
      ['/api/text/wordnet.synset.getwords?wnid=n02084071', 'words of a synset'],
      ['/api/text/wordnet.structure.hyponym?wnid=n02084071', 'synsets below; all of them with &full=1'],
      ['/api/xml/structure_released.xml', 'the tree of the release'],
      ['/archive/words.txt', 'words of every noun of WordNet 3.0'],
      ['/archive/gloss.txt', 'glosses of every noun'],
      ['/archive/wordnet.is_a.txt', 'parent and child of every hypernym pointer, in the original order'],
      ['/python/tree.py/SubtreeXML?rootid=82127', 'a node of the tree and its children'],
    ],
  },
  {
    title: 'Synsets of the release',
    addresses: [
      ['/api/text/imagenet.synset.obtain_synset_list', 'every synset with images'],
      ['/api/text/imagenet.synset.obtain_synset_wordlist', 'the same with words, as HTML'],
      ['/api/xml/ReleaseStatus.xml', 'images of each synset'],
      ['/api/text/imagenet.check_latest_version.php', 'the name of the release'],
      ['/synset?wnid=n02084071', 'the page of a synset, with its target_id'],
      ['/__viz/getControlDetails.php?wnid=n02084071', 'words, pictures and popularity of a synset'],
      ['/challenges/LSVRC/2012/browse-synsets', 'the thousand synsets of the challenges of 2012 to 2017'],
      ['/data/map_clsloc.txt', 'the same in the order of the development kit'],
    ],
  },
  {
    title: 'Addresses of images',
    addresses: [
      ['/api/text/imagenet.synset.geturls?wnid=n02084071', 'addresses of a synset’s images'],
      ['/api/text/imagenet.synset.geturls.getmapping?wnid=n02084071', 'the same, each after its image’s id'],
      ['/imagenet_data/urls/imagenet_fall11_urls.txt', 'all addresses in one file'],
      ['/imagenet_data/urls/imagenet_fall11_urls.tgz', 'the same in a gzipped tar'],
    ],
  },
  {
    title: 'Images and bounding boxes',
    addresses: [
      ['/download/synset?wnid=n02084071', 'a tar of a synset’s images'],
      ['/data/winter21_whole/n02084071.tar', 'the same'],
      ['/python/gp.py/ImagesXML?type=synsetgood&synsetid=1', 'names of a synset’s thumbnails'],
      ['/api/text/imagenet.bbox.obtain_synset_list', 'every synset with bounding boxes'],
      ['/api/download/imagenet.bbox.synset?wnid=n02084071', 'the way to a synset’s bounding boxes'],
      ['/Annotation/Annotation.tar.gz', 'all bounding boxes'],
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
