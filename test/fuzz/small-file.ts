import type { InputFile } from '../../scripts/pipeline/text/input.ts';

/** A text as the bytes of a file. */
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A value as the bytes of a file of JSON. */
export const json = (value: unknown): Uint8Array => bytesOf(JSON.stringify(value));

/** Bytes as an input of a build. */
export const named = (name: string, bytes: Uint8Array): InputFile => ({ name, bytes });
