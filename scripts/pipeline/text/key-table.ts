const UNKNOWN = 0xffffffff;

/**
 * Numbers byte strings: each distinct one has a number, in the order of arrival from 0.
 *
 * A JavaScript string for each of millions of them would take longer than reading their file. An open-addressed hash
 * table over one buffer of bytes; the hash is FNV-1a.
 */
export class KeyTable {
  /** Bytes of all keys, one after the other; more room than is used. */
  text: Uint8Array = new Uint8Array(1 << 14);
  /** End of each key; key `i` is `text[end[i], end[i + 1])`. */
  readonly end: number[] = [0];
  #slots = new Uint32Array(1 << 10).fill(UNKNOWN);

  /** Returns the number of distinct keys. */
  get size(): number {
    return this.end.length - 1;
  }

  /** The number of the key in `bytes[start, end)`, a new one if it is new. */
  number(bytes: Uint8Array, start: number, end: number): number {
    let slot = hash(bytes, start, end) & (this.#slots.length - 1);
    for (; ; slot = (slot + 1) & (this.#slots.length - 1)) {
      const known = this.#slots[slot]!;
      if (known === UNKNOWN) break;
      if (this.#is(known, bytes, start, end)) return known;
    }
    const added = this.size;
    this.#slots[slot] = added;
    const at = this.end[added]!;
    if (at + end - start > this.text.length) this.text = grown(this.text, 2 * (at + end - start));
    for (let i = start; i < end; i++) this.text[at + i - start] = bytes[i]!;
    this.end.push(at + end - start);
    if (2 * this.size > this.#slots.length) this.#rehash();
    return added;
  }

  #is(key: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.end[key]!;
    if (this.end[key + 1]! - from !== end - start) return false;
    for (let i = start; i < end; i++) if (this.text[from + i - start] !== bytes[i]) return false;
    return true;
  }

  #rehash(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length).fill(UNKNOWN);
    const last = this.#slots.length - 1;
    for (let key = 0; key < this.size; key++) {
      let slot = hash(this.text, this.end[key]!, this.end[key + 1]!) & last;
      while (this.#slots[slot] !== UNKNOWN) slot = (slot + 1) & last;
      this.#slots[slot] = key;
    }
  }
}

function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = 0x811c9dc5;
  for (let i = start; i < end; i++) value = Math.imul(value ^ bytes[i]!, 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}

function grown(bytes: Uint8Array, length: number): Uint8Array {
  const larger = new Uint8Array(length);
  larger.set(bytes);
  return larger;
}
