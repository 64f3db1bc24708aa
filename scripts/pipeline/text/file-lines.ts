import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const LF = 0x0a;
/** Bytes that are read at a time. */
export const LINES_CHUNK = 1_048_576;

/** Line of a file, without its end. The bytes are valid until the next one. */
export interface FileLine {
  readonly offset: number;
  readonly bytes: Buffer;
}

/** Yields the ended lines of a file from an offset on. */
export function* linesOf(fd: number, from: number, chunk = LINES_CHUNK): Generator<FileLine, undefined> {
  const { size } = fstatSync(fd);
  let buffer = Buffer.allocUnsafe(chunk);
  let [filled, offset] = [0, from];
  while (offset + filled < size) {
    if (filled === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)]);
    const read = readSync(fd, buffer, filled, buffer.length - filled, offset + filled);
    if (read === 0) return;
    filled += read;
    let start = 0;
    for (let end = buffer.indexOf(LF); end !== -1 && end < filled; end = buffer.indexOf(LF, start)) {
      yield { offset: offset + start, bytes: buffer.subarray(start, end) };
      start = end + 1;
    }
    buffer.copyWithin(0, start, filled);
    filled -= start;
    offset += start;
  }
}

/** Yields the lines of a table but its head, without their ends; each is valid until the next one. */
export function* linesIn(file: string): Generator<Buffer, undefined> {
  const fd = openSync(file, 'r');
  try {
    const lines = linesOf(fd, 0);
    lines.next();
    for (const { bytes } of lines) yield bytes;
  } finally {
    closeSync(fd);
  }
}
