/**
 * Checksums of blocks, which verify any part of a long file.
 *
 * A file is summed in blocks of {@link BLOCK} bytes from its beginning, the last one shorter; the checksum is the first
 * {@link SUM_BYTES} bytes of the block's SHA-256. That is 256 KB of sums for each GB.
 */

/** The bytes of a block. */
export const BLOCK = 65_536;
/** Bytes of a block's SHA-256 that are stored; a collision by chance is out of reach. */
export const SUM_BYTES = 16;

/** Returns the number of blocks of a file. */
export function blocksIn(bytes: number): number {
  return Math.ceil(bytes / BLOCK);
}

/**
 * Returns the stored sum of a block, in hexadecimal.
 *
 * @param sums the sums of the whole file; the result is empty if they end before the block.
 */
export function blockSum(sums: Uint8Array, index: number): string {
  let text = '';
  for (const byte of sums.subarray(index * SUM_BYTES, (index + 1) * SUM_BYTES))
    text += byte.toString(16).padStart(2, '0');
  return text;
}
