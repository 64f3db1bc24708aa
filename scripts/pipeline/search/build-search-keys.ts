import { wordsOf } from '../../../src/search/words/normalise.ts';

const UNKNOWN = 0xffffffff;

/**
 * Numbers byte strings: each distinct one has a number, in the order of arrival from 0.
 *
 * WordNet's lemmas and glosses hold more than a million words; a JavaScript string for each would take longer than the
 * rest of the build. An open-addressed hash table over one buffer of bytes; the hash is FNV-1a.
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

/** Role of each ASCII byte in a text: 0 separates words, 1 is skipped, any other is its letter in a word. */
const ROLE = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  const [word] = wordsOf(`${character}a`);
  if (word === 'a') return wordsOf(`a${character}a`).length === 1 ? 1 : 0;
  return word!.charCodeAt(0);
});
const PASSED_OVER = 1;

/** Gives the words of texts in bytes, each as bytes, just as `wordsOf` gives those of a string. */
export class WordReader {
  readonly #text: Uint8Array;
  /** WordNet has nothing beyond ASCII; then no text need be looked through for it. */
  readonly #ascii: boolean;
  /** The words of one text, without gaps. */
  #buffer: Uint8Array = new Uint8Array(1 << 12);
  readonly #decoder = new TextDecoder();
  readonly #encoder = new TextEncoder();

  /** @param text the bytes of all texts, one after the other. */
  constructor(text: Uint8Array) {
    this.#text = text;
    this.#ascii = isAscii(text, 0, text.length);
  }

  /** Calls back for each word of the text from `start` to `end`. @param visit gets bytes, and where in them the word begins and ends. */
  eachWord(start: number, end: number, visit: (bytes: Uint8Array, start: number, end: number) => void): void {
    const text = this.#text;
    if (!this.#ascii && !isAscii(text, start, end)) {
      for (const word of wordsOf(this.#decoder.decode(text.subarray(start, end)))) {
        const bytes = this.#encoder.encode(word);
        visit(bytes, 0, bytes.length);
      }
      return;
    }
    if (end - start > this.#buffer.length) this.#buffer = new Uint8Array(2 * (end - start));
    const buffer = this.#buffer;
    let from = 0;
    let at = 0;
    for (let i = start; i < end; i++) {
      const role = ROLE[text[i]!]!;
      if (role === PASSED_OVER) continue;
      if (role !== 0) buffer[at++] = role;
      else if (at > from) {
        visit(buffer, from, at);
        from = at;
      }
    }
    if (at > from) visit(buffer, from, at);
  }
}

function isAscii(text: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text[i]! > 0x7f) return false;
  return true;
}

/** Bytes of each stretch that are sorted as one number; its position, of 24 bits, makes up the rest of 64. */
const HEAD = 5;

/** Sorts stretches of bytes, fewer than 2^24. @returns their positions in the order of their bytes, equals in the order they came in. */
export function sortStretches(text: Uint8Array, starts: ArrayLike<number>, ends: ArrayLike<number>): Uint32Array {
  const packed = new BigUint64Array(starts.length);
  const halves = new Uint32Array(packed.buffer); // the lower half first, as on every machine Node runs on
  for (let i = 0; i < starts.length; i++) {
    const byte = (k: number): number => (starts[i]! + k < ends[i]! ? text[starts[i]! + k]! : 0);
    halves[2 * i] = (byte(4) << 24) | i;
    halves[2 * i + 1] = (byte(0) << 24) | (byte(1) << 16) | (byte(2) << 8) | byte(3);
  }
  packed.sort();
  const order = new Uint32Array(starts.length);
  for (let i = 0; i < order.length; i++) order[i] = halves[2 * i]! & 0xffffff;
  const compareRest = (a: number, b: number): number => {
    let i = starts[a]! + HEAD;
    let j = starts[b]! + HEAD;
    for (; i < ends[a]! && j < ends[b]!; i++, j++) if (text[i] !== text[j]) return text[i]! - text[j]!;
    return ends[a]! - starts[a]! - (ends[b]! - starts[b]!) || a - b;
  };
  const sameHead = (i: number, j: number): boolean =>
    halves[2 * i + 1] === halves[2 * j + 1] && halves[2 * i]! >>> 24 === halves[2 * j]! >>> 24;
  for (let from = 0, to = 1; from < order.length; from = to++) {
    while (to < order.length && sameHead(from, to)) to++;
    if (to - from > 1) order.subarray(from, to).sort(compareRest);
  }
  return order;
}

/** Returns the starts of consecutive stretches, and the end of the last one. */
export function startsOf(lengths: ArrayLike<number>): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) starts[i + 1] = starts[i]! + lengths[i]!;
  return starts;
}
