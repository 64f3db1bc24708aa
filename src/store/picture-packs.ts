import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { type NodeIndex } from '../domain/node-index.ts';
import { NODES_PER_PACK, packFile, packFolder, type PackKind } from '../format/picture-files.ts';
import { decodePackHead, decodeRecord, type PackRecord, RECORD_SIZE, recordStart } from '../format/picture-pack.ts';
import { dataFolder } from './data-folder.ts';

/** The packs of one list of pictures, each opened when first asked for and kept open. */
export class PicturePacks {
  readonly #folder: string;
  readonly #list: string;
  readonly #files = new Map<string, number>();

  /** @param list names the list of pictures: see `packFile`. */
  constructor(dataset: string, list: string) {
    this.#folder = path.join(dataFolder(), packFolder(dataset));
    this.#list = list;
  }

  /** The records at places `[from, to)` of the pack that holds a node; none while the pack is not drawn yet. */
  records(kind: PackKind, node: NodeIndex, from: number, to: number): PackRecord[] {
    const file = this.#open(kind, node);
    if (file === undefined) return [];
    const bytes = bytesAt(file, recordStart(from), (to - from) * RECORD_SIZE);
    return Array.from({ length: bytes.length / RECORD_SIZE }, (_, i) => decodeRecord(bytes.subarray(i * RECORD_SIZE, (i + 1) * RECORD_SIZE)));
  }

  /** The file of a record. */
  bytes(kind: PackKind, node: NodeIndex, { start, length }: PackRecord): Uint8Array<ArrayBuffer> {
    const file = this.#open(kind, node);
    return file === undefined ? new Uint8Array() : bytesAt(file, start, length);
  }

  #open(kind: PackKind, node: NodeIndex): number | undefined {
    const name = packFile(this.#list, kind, Math.floor(node / NODES_PER_PACK));
    let file = this.#files.get(name);
    if (file === undefined) {
      file = openIfThere(path.join(this.#folder, name));
      if (file !== undefined) this.#files.set(name, file);
    }
    return file;
  }
}

function openIfThere(name: string): number | undefined {
  try {
    const file = openSync(name, 'r');
    if (decodePackHead(bytesAt(file, 0, recordStart(0))) !== undefined) return file;
    closeSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return undefined;
}

/** Bytes of an open file; fewer than asked for at its end. */
export function bytesAt(file: number, start: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, start));
}
