import type { PackRecord } from '../../../src/format/pictures/picture-pack.ts';

/** One file of a pack, before it is written. */
export type DrawnFile = Pick<PackRecord, 'state' | 'colour' | 'width' | 'height'> & { readonly bytes: Uint8Array };
