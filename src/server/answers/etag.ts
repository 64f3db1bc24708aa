import { hash } from 'node:crypto';
import type { Encoding } from './encoding.ts';

/** Characters of a tag before the name of its coding: 96 bits of SHA-256 in base64url, which no two versions of a page share. */
const TAG_CHARACTERS = 16;

/**
 * Returns the strong entity tag of a body: the same bytes in the same coding have the same tag, everywhere and always.
 *
 * @param body the bytes before they are compressed.
 */
export function entityTag(body: Uint8Array, encoding: Encoding): string {
  const text = hash('sha256', body, 'base64url').slice(0, TAG_CHARACTERS);
  return encoding === 'identity' ? `"${text}"` : `"${text}-${encoding}"`;
}
