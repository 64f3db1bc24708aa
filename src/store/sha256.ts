import { hash } from 'node:crypto';

/**
 * Returns the SHA-256 of bytes in hexadecimal, synchronously: the server's form of `#sha256`. Web Crypto, the only one
 * `src/format` may use, copies the bytes first, which takes longer than the sum for a long file.
 */
export function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}
