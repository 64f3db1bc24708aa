import { hash } from 'node:crypto';
import { TAG_BYTES } from '../format/page-pack.ts';
import { type Encoding } from './encoding.ts';

/**
 * The strong entity tag of a body: the same bytes in the same coding have the same tag, everywhere and always.
 *
 * @param body the bytes before they are compressed.
 */
export function entityTag(body: Uint8Array, encoding: Encoding): string {
  return tagOf(digestOf(body), encoding);
}

/** The bytes that an entity tag is made of: 96 bits of a body's SHA-256, which no two versions of a page will share. */
export function digestOf(body: Uint8Array): Uint8Array {
  return hash('sha256', body, 'buffer').subarray(0, TAG_BYTES);
}

/** The entity tag for the {@link digestOf} a body. */
export function tagOf(digest: Uint8Array, encoding: Encoding): string {
  const text = Buffer.from(digest.buffer, digest.byteOffset, digest.byteLength).toString('base64url');
  return encoding === 'identity' ? `"${text}"` : `"${text}-${encoding}"`;
}

/** Whether an `If-None-Match` header names an entity tag, compared weakly (RFC 9110, 13.1.2). */
export function namesEntityTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header === tag || header.trim() === '*') return true;
  const opaque = tag.replace(/^W\//, '');
  return header.split(',').some((item) => item.trim().replace(/^W\//, '') === opaque);
}
