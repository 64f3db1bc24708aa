import { type PackRecord } from '../../../src/format/picture-pack.ts';

/** One file of a pack, before it is written. */
export type PackedFile = Pick<PackRecord, 'state' | 'colour' | 'width' | 'height'> & { readonly bytes: Uint8Array };
