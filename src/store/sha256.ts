import { hash } from 'node:crypto';

/**
 * The SHA-256 of some bytes in hexadecimal, at once: what `#sha256` is on a server.
 *
 * Web Crypto, which `src/format` must do with, copies them first, and for a long file that takes longer than the sum.
 */
export function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}
