import { closeSync, openSync, readSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BLOCK, SUM_BYTES } from '../../../src/format/lists/block-sums.ts';
import { decodeColumns } from '../../../src/format/columns.ts';
import { LIST_SCHEMA } from '../../../src/format/lists/image-list.ts';
import { sumBlocks } from '../builds/sum-blocks.ts';
import { InputError, shownPath } from '../text/input.ts';
import { allocateFigures, finishList, ListWriter, type WrittenList } from './list-writer.ts';

const READ_BYTES = 16 * BLOCK;

/** Files of a list of some synsets. */
export type ListFiles = Pick<WrittenList, 'table' | 'directory'>;

/**
 * Joins lists of consecutive ranges of synsets, in the order of those, to one list: the same bytes as if it had been made at once.
 *
 * Reads every byte, and compares it with the sums of its list. @throws InputError for a part that is damaged.
 */
export async function joinLists(parts: readonly ListFiles[], workshop: string): Promise<WrittenList> {
  const directories = await Promise.all(
    parts.map(async ({ directory }) => decodeColumns(LIST_SCHEMA, await readFile(directory), shownPath(directory))),
  );
  const [first] = directories;
  if (first === undefined) throw new Error('expected parts of a list, came none');
  const [table, directory] = [path.join(workshop, 'list.tsv'), path.join(workshop, 'list.columns')];
  const head = first.byteStart[0]!;
  await writeFile(table, (await readFile(parts[0]!.table)).subarray(0, head), { flag: 'wx' });
  const nodes = first.urlBytes.length;
  const figures = allocateFigures(
    nodes,
    directories.reduce((sum, { byteStart }) => sum + byteStart[nodes]!, 0),
  );
  const writer = new ListWriter(table, head, figures);
  directories.forEach(({ pictureStart, byteStart, urlBytes, idBytes, blockSum }, part) => {
    const lines = new CheckedFile(parts[part]!.table, blockSum);
    try {
      for (let node = 0; node < nodes; node++) {
        const images = pictureStart[node + 1]! - pictureStart[node]!;
        if (images === 0) continue;
        writer.addBytes(byteStart[node + 1]! - byteStart[node]!, (into, from) =>
          lines.read(into, byteStart[node]! + from),
        );
        writer.endNode(node, { images, urlBytes: urlBytes[node]!, idBytes: idBytes[node]! });
      }
    } finally {
      lines.close();
    }
  });
  return finishList(table, directory, head, [head, writer.finish()], figures);
}

/** A file that is read from its beginning to its end and compared with the sums of its blocks. */
class CheckedFile {
  readonly #file: string;
  readonly #handle: number;
  readonly #sums: Uint8Array;
  readonly #bytes = Buffer.alloc(READ_BYTES);
  #start = 0;
  #end = 0;

  constructor(file: string, sums: Uint8Array) {
    this.#file = file;
    this.#handle = openSync(file, 'r');
    this.#sums = sums;
  }

  /** Fills a buffer with the bytes from a position on, which is never before one that was read. */
  read(into: Buffer, at: number): void {
    for (let done = 0; done < into.length;) {
      while (at + done >= this.#end) this.#readBlocks();
      done += this.#bytes.copy(into, done, at + done - this.#start, this.#end - this.#start);
    }
  }

  close(): void {
    closeSync(this.#handle);
  }

  #readBlocks(): void {
    this.#start = this.#end;
    const read = readSync(this.#handle, this.#bytes, 0, READ_BYTES, this.#start);
    this.#end += read;
    const sums = sumBlocks(this.#bytes.subarray(0, read));
    const first = (this.#start / BLOCK) * SUM_BYTES;
    if (read === 0 || Buffer.compare(sums, this.#sums.subarray(first, first + sums.length)) !== 0)
      throw new InputError(shownPath(this.#file), {
        expected: 'the bytes that its directory sums',
        came: 'others',
        advice: 'Make this part again.',
      });
  }
}
