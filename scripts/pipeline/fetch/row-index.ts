/** Share of slots in use beyond which the table doubles. */
const FULL = 7 / 8;
const FIRST_SLOTS = 1024;

/**
 * Offsets of rows in a file by their first fields: 12 bytes a slot, so that 14 million rows take 200 MB.
 *
 * Open addressing over 32 bits of hash. The fields themselves stay in the file.
 */
export class RowIndex {
  readonly #isAt: (offset: number, key: Buffer) => boolean;
  #hashes = new Uint32Array(FIRST_SLOTS);
  /** 0 in empty slots: at the beginning of a file stands its head. */
  #offsets = new Float64Array(FIRST_SLOTS);
  #size = 0;

  /** @param isAt returns true if the row at an offset has a first field. */
  constructor(isAt: (offset: number, key: Buffer) => boolean) {
    this.#isAt = isAt;
  }

  /** Returns the offset of the row with a first field; `undefined` if there is none. */
  get(key: Buffer): number | undefined {
    const offset = this.#offsets[this.#slotOf(key, hashOf(key))]!;
    return offset === 0 ? undefined : offset;
  }

  /** Sets the offset of a row. @returns true if it replaces another row. */
  set(key: Buffer, offset: number): boolean {
    const hash = hashOf(key);
    const slot = this.#slotOf(key, hash);
    const replaces = this.#offsets[slot] !== 0;
    this.#offsets[slot] = offset;
    this.#hashes[slot] = hash;
    if (!replaces && ++this.#size > FULL * this.#offsets.length) this.#grow();
    return replaces;
  }

  #slotOf(key: Buffer, hash: number): number {
    const mask = this.#offsets.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const offset = this.#offsets[slot]!;
      if (offset === 0 || (this.#hashes[slot] === hash && this.#isAt(offset, key))) return slot;
    }
  }

  #grow(): void {
    const [hashes, offsets] = [this.#hashes, this.#offsets];
    this.#hashes = new Uint32Array(2 * hashes.length);
    this.#offsets = new Float64Array(2 * offsets.length);
    const mask = this.#offsets.length - 1;
    offsets.forEach((offset, i) => {
      if (offset === 0) return;
      let slot = hashes[i]! & mask;
      while (this.#offsets[slot] !== 0) slot = (slot + 1) & mask;
      this.#hashes[slot] = hashes[i]!;
      this.#offsets[slot] = offset;
    });
  }
}

/** FNV-1a with the finish of MurmurHash3, as an unsigned number of 32 bits. */
function hashOf(key: Buffer): number {
  let hash = 0x811c9dc5;
  for (const byte of key) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
