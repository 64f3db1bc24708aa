import { parseWnid } from '../../../src/domain/wordnet/wnid.ts';
import { pathOf } from '../../../src/server/requests/request-target.ts';
import { servedAddress } from '../../../src/view/plain/address.ts';
import { findRoute } from '../../../src/view/routes.ts';

/** Owner of the pages that belong to no synset and to no comparison. */
export const SITE = 'site';

/** Owner of pictures: each part has all that it shows. */
export const PICTURES = 'pictures';

/** Routes whose files are those of parts without pages. */
const OTHERS = /^\/(?:explore|search\/shards)\/:/;

/** Returns the owner of the pages of a synset in a dataset. @param dataset as addresses name it: the first one is left out. */
export function synsetOwner(wnid: string, dataset: string | undefined): string {
  return `${wnid} ${dataset ?? ''}`;
}

/** Returns the owner of the comparison of one collection with another, in this order. */
export function comparisonOwner(a: string, b: string): string {
  return `comparison ${a} ${b}`;
}

/** Returns the owner of the pages and files of a published class set. */
export function setOwner(name: string): string {
  return `set ${name}`;
}

/**
 * Returns the owner of an address of the copy: a synset in a dataset, a comparison, a class set, the {@link SITE},
 * {@link PICTURES}, or parts without pages.
 */
export function ownerOf(address: string): string {
  if (address.startsWith('/pictures/')) return PICTURES;
  const served = servedAddress(address);
  const query = new URLSearchParams(served.split('?')[1]);
  const match = findRoute(pathOf(served));
  const { id, name = '' } = match?.values ?? {};
  if (id !== undefined && parseWnid(id) !== undefined) return synsetOwner(id, query.get('dataset') ?? undefined);
  if (match?.route.plain === 'comparison' && query.has('a'))
    return comparisonOwner(query.get('a')!, query.get('b') ?? '');
  if (match?.route.plain === 'set') return setOwner(name);
  return match === undefined || OTHERS.test(match.route.pattern) ? 'other' : SITE;
}
