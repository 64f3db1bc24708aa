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
  /** The same as one object a line, where it is to be had. */
  readonly lines: string | undefined;
}

/** One address of ImageNet's old interface as the page shows it. */
export interface OldAddress {
  readonly address: string;
  readonly gives: string;
}

/** The addresses of ImageNet's old interface, an example each. */
export const OLD_ADDRESSES: readonly OldAddress[] = [
  { address: '/api/text/imagenet.synset.geturls?wnid=n02084071', gives: 'addresses of a synset’s images' },
  {
    address: '/api/text/imagenet.synset.geturls.getmapping?wnid=n02084071',
    gives: 'the same, each after its image’s id',
  },
  { address: '/api/text/wordnet.synset.getwords?wnid=n02084071', gives: 'words of a synset' },
  { address: '/api/text/wordnet.structure.hyponym?wnid=n02084071', gives: 'synsets below; all of them with &full=1' },
  { address: '/api/text/imagenet.synset.obtain_synset_list', gives: 'every synset with images' },
  { address: '/api/text/imagenet.synset.obtain_synset_wordlist', gives: 'the same with words, as HTML' },
  { address: '/api/text/imagenet.bbox.obtain_synset_list', gives: 'every synset with bounding boxes' },
  { address: '/api/text/imagenet.check_latest_version.php', gives: 'the name of the release' },
  { address: '/api/xml/structure_released.xml', gives: 'the tree of the release' },
  { address: '/api/xml/ReleaseStatus.xml', gives: 'the images of each synset' },
  { address: '/archive/words.txt', gives: 'words of every noun of WordNet 3.0' },
  { address: '/archive/gloss.txt', gives: 'glosses of the same' },
  { address: '/archive/wordnet.is_a.txt', gives: 'parent and child of every hypernym pointer' },
  { address: '/api/download/imagenet.bbox.synset?wnid=n02084071', gives: 'the way to a synset’s bounding boxes' },
  { address: '/download/synset?wnid=n02084071', gives: 'a tar of a synset’s images, where the site holds them' },
];
