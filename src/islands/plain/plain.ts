import { PLAIN_ATTRIBUTE, plainAddress } from '../../view/plain/address.ts';

/** Returns true if the page is a plain file, without a server. */
export function isPlain(): boolean {
  return document.documentElement.hasAttribute(PLAIN_ATTRIBUTE);
}

/**
 * Where an address of the site leads from this page: on a copy of plain files, to its place there.
 *
 * @param isHeld whether the dataset that the address names has images in the synset's subtree, where it names one.
 */
export function here(address: string, isHeld = true): string {
  // The pages of each tree are listed in the copy only; the tree that every copy has will do.
  return isPlain()
    ? plainAddress(address, {
        isHeld: () => isHeld,
        hasOtherTree: () => false,
        isInTree: () => true,
        isPictured: () => true,
        hidesImages: () => true,
      })
    : address;
}
