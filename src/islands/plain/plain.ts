import { PLAIN_ATTRIBUTE } from '../../view/plain/marks.ts';

/** Returns the place of an address on a copy of plain files. */
type ToPlace = (address: string, isHeld: boolean) => string;

let toPlace: ToPlace | undefined;

/** Returns true if the page is a plain file, without a server. */
export function isPlain(): boolean {
  return document.documentElement.hasAttribute(PLAIN_ATTRIBUTE);
}

/** Sets how addresses lead to their places on a copy; `copy.ts` does, which a page with a server does not load. */
export function setPlaces(places: ToPlace): void {
  toPlace = places;
}

/**
 * Returns where an address of the site leads from this page: on a copy of plain files, to its place there.
 *
 * @param isHeld whether the dataset that the address names has images in the synset's subtree, where it names one.
 */
export function localHref(address: string, isHeld = true): string {
  return toPlace === undefined ? address : toPlace(address, isHeld);
}
