/**
 * Sums of blocks, by which whoever reads a part of a long file can tell that it is what was written.
 *
 * A file is summed in blocks of {@link BLOCK} bytes from its beginning, the last one shorter; of each block's SHA-256
 * the first {@link SUM_BYTES} bytes are kept. That is 256 KB of sums for each GB.
 */

/** The bytes of a block. */
export const BLOCK = 65_536;
/** The bytes that are kept of a block's SHA-256: far more than chance ever hits. */
export const SUM_BYTES = 16;

/** How many blocks a file of so many bytes has. */
export function blocksIn(bytes: number): number {
  return Math.ceil(bytes / BLOCK);
}

/** The sum of a block, by the Web Crypto that Node and browsers share. */
async function sumOf(block: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', block), 0, SUM_BYTES);
}

/** Whether a block is what was summed. @param sums those of the whole file. */
export async function isBlock(sums: Uint8Array, index: number, block: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const sum = await sumOf(block);
  const start = index * SUM_BYTES;
  return start + SUM_BYTES <= sums.length && sum.every((byte, i) => byte === sums[start + i]);
}
