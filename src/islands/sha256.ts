import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * Returns the SHA-256 of bytes in hexadecimal: the browser's implementation of `#sha256`. It is synchronous; Web Crypto
 * is not.
 */
export function sha256(bytes: Uint8Array): string {
  return bytesToHex(digest(bytes));
}
