import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The SHA-256 of some bytes in hexadecimal, at once: what `#sha256` is in a browser, whose own can only be waited for. */
export function sha256(bytes: Uint8Array): string {
  return bytesToHex(digest(bytes));
}
