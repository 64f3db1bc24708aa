import { PLAIN_ATTRIBUTE, plainAddress } from '../../view/plain/address.ts';

/** Whether this page is one of plain files, with no server behind it. */
export function isPlain(): boolean {
  return document.documentElement.hasAttribute(PLAIN_ATTRIBUTE);
}

/**
 * Where an address of the site leads from this page: on a copy of plain files, to its place there.
 *
 * @param isHeld whether the dataset that the address names has images in the synset's subtree, where it names one.
 */
export function here(address: string, isHeld = true): string {
  // Which synsets have a page in each tree is known to whoever wrote the copy; the one they all have will do.
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
