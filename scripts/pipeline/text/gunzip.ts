import { once } from 'node:events';
import { crc32, createInflateRaw } from 'node:zlib';

/** Bytes that are unpacked at a time, so that what comes of them is in memory and no more. */
const PIECE = 65_536;
const CHECKS = 8;

/**
 * Unpacks gzip: one member or several, one after the other.
 *
 * Bytes after a member that begin no other are ignored, as gzip does: downloads are padded, or have a page of a proxy
 * behind them.
 *
 * @throws Error for bytes that are no gzip, and for a member that is damaged or cut short, after the bytes before.
 */
export async function* gunzip(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const bytes = new ByteQueue(input);
  for (let member = 0; ; member++) {
    const head = await bytes.readBytes(2);
    if (head[0] !== 0x1f || head[1] !== 0x8b) {
      if (member > 0) return;
      throw new Error('it is not in gzip');
    }
    await skipHead(bytes);
    yield* inflateMember(bytes);
  }
}

/** Skips the head of a member, before its packed bytes: time, name, comment. */
async function skipHead(bytes: ByteQueue): Promise<void> {
  const [method, flags = 0] = await bytes.readBytes(8);
  if (method !== 8) throw new Error('it is packed by another method than deflate');
  if ((flags & 4) !== 0) {
    const [low = 0, high = 0] = await bytes.readBytes(2);
    await bytes.readBytes(low + 256 * high);
  }
  for (const text of [8, 16]) if ((flags & text) !== 0) while ((await bytes.readBytes(1))[0]! > 0);
  if ((flags & 2) !== 0) await bytes.readBytes(2);
}

async function* inflateMember(bytes: ByteQueue): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 2 ** 18 });
  const unpacked: Uint8Array[] = [];
  inflate.on('data', (chunk: Uint8Array) => unpacked.push(chunk));
  const ended = once(inflate, 'end').then(() => true);
  ended.catch(() => undefined); // awaited below
  let [sum, size] = [0, 0];
  try {
    for (let isEnded = false; !isEnded;) {
      const piece = await bytes.next();
      const before = inflate.bytesWritten;
      if (piece === undefined) inflate.end();
      // At the end of a member within the piece, the callback is never called.
      const written = new Promise<boolean>((resolve) => {
        if (piece !== undefined) inflate.write(piece, () => resolve(false));
      });
      isEnded = await Promise.race([written, ended]);
      if (piece !== undefined) bytes.putBack(piece.length - (inflate.bytesWritten - before));
      for (const chunk of unpacked.splice(0)) {
        sum = crc32(chunk, sum);
        size += chunk.length;
        yield chunk;
      }
    }
  } finally {
    inflate.destroy();
  }
  const checks = Buffer.from(await bytes.readBytes(CHECKS));
  if (checks.length < CHECKS || checks.readUInt32LE(0) !== sum || checks.readUInt32LE(4) !== size % 2 ** 32)
    throw new Error('its check sums do not fit');
}

/** Bytes that are read from a stream in pieces, some of which may be put back. */
class ByteQueue {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array();
  #at = 0;

  constructor(input: AsyncIterable<Uint8Array>) {
    this.#chunks = input[Symbol.asyncIterator]();
  }

  /** The next bytes, {@link PIECE} at most; `undefined` at the end. */
  async next(): Promise<Uint8Array | undefined> {
    while (this.#at === this.#chunk.length) {
      const next = await this.#chunks.next();
      if (next.done === true) return undefined;
      [this.#chunk, this.#at] = [next.value, 0];
    }
    const piece = this.#chunk.subarray(this.#at, this.#at + PIECE);
    this.#at += piece.length;
    return piece;
  }

  /** Puts back the last bytes of the piece before. */
  putBack(count: number): void {
    this.#at -= count;
  }

  /** A number of bytes; fewer at the end. */
  async readBytes(count: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for (let wanted = count; wanted > 0;) {
      const piece = await this.next();
      if (piece === undefined) break;
      parts.push(piece.subarray(0, wanted));
      this.putBack(Math.max(0, piece.length - wanted));
      wanted -= Math.min(wanted, piece.length);
    }
    return Buffer.concat(parts);
  }
}
