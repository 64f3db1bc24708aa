import { plainAddress } from '../../view/plain/address.ts';
import { setPlaces } from './plain.ts';

setPlaces((address, isHeld) =>
  // The pages of each tree are listed in the copy only; the tree that every copy has will do.
  plainAddress(address, {
    isHeld: () => isHeld,
    hasOtherTree: () => false,
    isInTree: () => true,
    isPictured: () => true,
    hidesImages: () => true,
  }),
);
