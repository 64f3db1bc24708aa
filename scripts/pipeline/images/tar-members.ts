import { createReadStream } from 'node:fs';
import { extract } from 'tar-stream';

/** An image in a tar. */
export interface TarMember {
  readonly name: string;
  /** Byte of the tar at which it begins. */
  readonly start: number;
  readonly size: number;
  /** Its bytes; `undefined` if it has more than asked for. */
  readonly bytes: Uint8Array | undefined;
}

/** Bytes of the header before each member. */
const HEADER = 512;

/**
 * The files of a tar in order, read once from its beginning to its end; one is in memory at a time.
 *
 * @param most bytes of a member that are read; what is longer is passed over.
 * @throws Error if the tar is damaged or cut short, after the members before.
 */
export async function* tarMembers(file: string, most: number): AsyncGenerator<TarMember> {
  const tar = extract();
  const input = createReadStream(file, { highWaterMark: 2 ** 20 });
  input
    .on('error', (error) => {
      tar.destroy(error);
    })
    .pipe(tar);
  try {
    for await (const entry of tar) {
      const { name, size, type } = entry.header;
      const chunks: Uint8Array[] = [];
      for await (const chunk of entry as AsyncIterable<Uint8Array>) if (size <= most) chunks.push(chunk);
      if (type === 'file' || type === 'contiguous-file') {
        yield { name, start: entry.offset + HEADER, size, bytes: size <= most ? Buffer.concat(chunks) : undefined };
      }
    }
  } finally {
    input.destroy();
  }
}
