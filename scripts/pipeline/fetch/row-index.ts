/** Share of slots in use beyond which the table doubles. */
const FULL = 7 / 8;
const FIRST_SLOTS = 1024;
const HIGH = 2 ** 32;

/**
 * Offsets of rows in a file by their first fields: 9 bytes a slot, so that 14 million rows take 151 MB, and half as much
 * again while the table doubles. A file may have up to 2⁴⁰ bytes.
 *
 * Open addressing over 32 bits of hash. The fields themselves stay in the file.
 */
export class RowIndex {
  readonly #isAt: (offset: number, key: Buffer) => boolean;
  #hashes = new Uint32Array(FIRST_SLOTS);
  /** Offsets in two parts; 0 in empty slots: a file begins with its head. */
  #low = new Uint32Array(FIRST_SLOTS);
  #high = new Uint8Array(FIRST_SLOTS);
  #size = 0;

  /** @param isAt returns true if the row at an offset has a first field. */
  constructor(isAt: (offset: number, key: Buffer) => boolean) {
    this.#isAt = isAt;
  }

  /** Returns the offset of the row with a first field; `undefined` if there is none. */
  get(key: Buffer): number | undefined {
    const offset = this.#offsetIn(this.#slotOf(key, hashOf(key)));
    return offset === 0 ? undefined : offset;
  }

  /** Sets the offset of a row. @returns true if it replaces another row. */
  set(key: Buffer, offset: number): boolean {
    const hash = hashOf(key);
    const slot = this.#slotOf(key, hash);
    const replaces = this.#offsetIn(slot) !== 0;
    this.#fill(slot, hash, offset);
    if (!replaces && ++this.#size > FULL * this.#hashes.length) this.#grow();
    return replaces;
  }

  #slotOf(key: Buffer, hash: number): number {
    const mask = this.#hashes.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const offset = this.#offsetIn(slot);
      if (offset === 0 || (this.#hashes[slot] === hash && this.#isAt(offset, key))) return slot;
    }
  }

  #offsetIn(slot: number): number {
    return this.#high[slot]! * HIGH + this.#low[slot]!;
  }

  #fill(slot: number, hash: number, offset: number): void {
    this.#hashes[slot] = hash;
    this.#low[slot] = offset % HIGH;
    this.#high[slot] = offset / HIGH;
  }

  #grow(): void {
    const [hashes, low, high] = [this.#hashes, this.#low, this.#high];
    const slots = 2 * hashes.length;
    [this.#hashes, this.#low, this.#high] = [new Uint32Array(slots), new Uint32Array(slots), new Uint8Array(slots)];
    for (let from = 0; from < hashes.length; from++) {
      const offset = high[from]! * HIGH + low[from]!;
      if (offset === 0) continue;
      let slot = hashes[from]! & (slots - 1);
      while (this.#offsetIn(slot) !== 0) slot = (slot + 1) & (slots - 1);
      this.#fill(slot, hashes[from]!, offset);
    }
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
