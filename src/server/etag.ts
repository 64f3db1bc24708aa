import { createHash } from 'node:crypto';
import { type Encoding } from './encoding.ts';

/**
 * The strong entity tag of a body: the same bytes in the same coding have the same tag, everywhere and always.
 *
 * @param body the bytes before they are compressed.
 */
export function entityTag(body: Uint8Array, encoding: Encoding): string {
  // 96 bits: a clash between two versions of one page is not to be expected before the sun goes out.
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 16);
  return encoding === 'identity' ? `"${digest}"` : `"${digest}-${encoding}"`;
}

/** Whether an `If-None-Match` header names an entity tag, compared weakly (RFC 9110, 13.1.2). */
export function namesEntityTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header === tag || header.trim() === '*') return true;
  const opaque = tag.replace(/^W\//, '');
  return header.split(',').some((item) => item.trim().replace(/^W\//, '') === opaque);
}
