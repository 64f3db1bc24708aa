/** One page to look at. */
export interface KindOfPage {
  /** Name of its kind, and of its picture. */
  readonly name: string;
  readonly path: string;
  readonly status?: number;
}

/** A page of every kind that the site has. */
export const KINDS_OF_PAGE: readonly KindOfPage[] = [
  { name: 'home', path: '/' },
  { name: 'synset', path: '/synset/n02084071' },
  { name: 'leaf', path: '/synset/n02094433' },
  { name: 'instance', path: '/synset/n08524735' },
  { name: 'root', path: '/synset/n00001740?tree=wordnet' },
  { name: 'misc', path: '/synset/fa11misc' },
  { name: 'images', path: '/synset/n09287968/images' },
  { name: 'gallery', path: '/synset/n00015388/images?dataset=emoji&page=2' },
  { name: 'lightbox', path: '/synset/n02084071/images?dataset=emoji&image=n02084071_3' },
  { name: 'treemap-of-pictures', path: '/synset/n00017222?dataset=emoji' },
  { name: 'downloads', path: '/synset/n00015388/downloads' },
  { name: 'search', path: '/search?q=dog' },
  { name: 'search-without-result', path: '/search?q=qwertzuiop' },
  { name: 'search-empty', path: '/search' },
  { name: 'word', path: '/word/crane' },
  { name: 'word-unknown', path: '/word/chiwawa', status: 404 },
  { name: 'explore', path: '/explore' },
  { name: 'stats', path: '/stats' },
  { name: 'compare', path: '/compare?a=fall2011&b=classes.in1k' },
  { name: 'compare-subtree', path: '/compare?a=fall2011&b=emoji&at=n00015388' },
  { name: 'compare-unknown', path: '/compare?a=nothing', status: 404 },
  { name: 'compare-several', path: '/compare/several?of=classes.in1k,classes.in12k,fall2011' },
  { name: 'sets', path: '/sets' },
  { name: 'set', path: '/sets/in1k' },
  { name: 'set-of-superclasses', path: '/sets/living17?show=pictures' },
  { name: 'set-of-search', path: '/rule?q=in:dog images:>500' },
  { name: 'set-unknown', path: '/set/nothing', status: 404 },
  { name: 'cut', path: '/cut?below=animal&n=20&cut=even' },
  { name: 'overlaps', path: '/overlaps?set=cifar10' },
  { name: 'labels', path: '/labels' },
  { name: 'datasets', path: '/datasets' },
  { name: 'about', path: '/about' },
  { name: 'api', path: '/api' },
  { name: 'exports', path: '/exports/class-lists/in1k' },
  { name: 'not-found', path: '/synset/n99999999', status: 404 },
];
