import { hash } from 'node:crypto';
import { LIST_BLOCK, SUM_BYTES } from '../../../src/format/image-list.ts';

/** The sums of the blocks of some bytes that begin with a block, one after the other. */
export function blockSums(bytes: Uint8Array): Buffer {
  const sums = Buffer.allocUnsafe(Math.ceil(bytes.length / LIST_BLOCK) * SUM_BYTES);
  for (let at = 0, block = 0; at < bytes.length; at += LIST_BLOCK, block++) {
    hash('sha256', bytes.subarray(at, at + LIST_BLOCK), 'buffer').copy(sums, block * SUM_BYTES, 0, SUM_BYTES);
  }
  return sums;
}
