import { InputError, type InputFile, shown } from './input.ts';

/** A part of a large JSON document. */
export interface JsonElement {
  /** Key in the object at the top; empty where an array is at the top. */
  readonly key: string;
  readonly value: unknown;
  /** Position in the array that holds it; absent for a value of the top object that is no array. */
  readonly index?: number;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Yields the parts of a JSON document one by one, so that memory holds one at a time: the elements of an array at the
 * top, or of the arrays that are values of an object at the top, and its other values whole.
 *
 * COCO's and LVIS's annotations have up to 1.1 GB, more than a string of JavaScript may have.
 *
 * @param chunks bytes of UTF-8, with or without a byte-order mark. @param name for the message. @throws InputError saying at which byte the JSON is broken.
 */
export async function* jsonElements(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  name: string,
): AsyncGenerator<JsonElement> {
  const scanner = new Scanner(name);
  for await (const chunk of chunks) yield* scanner.scan(chunk);
  scanner.finish();
}

/** Yields the parts of a JSON document that is in memory, as {@link jsonElements} does. */
export function* jsonElementsOf({ name, bytes }: InputFile): Generator<JsonElement> {
  const scanner = new Scanner(name);
  yield* scanner.scan(bytes);
  scanner.finish();
}

class Scanner {
  readonly #name: string;
  /** Bytes before the current chunk. */
  #before = 0;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #isObject = false;
  #isDone = false;
  #key = '';
  #isKeyNext = false;
  /** Position of the next element; `undefined` outside of an array whose elements are yielded. */
  #index: number | undefined;
  /** Pieces of the part that began in earlier chunks; `undefined` if none has begun. */
  #pieces: Uint8Array[] | undefined;
  /** Byte of the chunk at which the current part begins. */
  #start = 0;

  constructor(name: string) {
    this.#name = name;
  }

  *scan(chunk: Uint8Array): Generator<JsonElement> {
    this.#start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (this.#isInString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === BACKSLASH) this.#isEscaped = true;
        else if (byte === QUOTE) {
          this.#isInString = false;
          if (this.#isKeyNext) this.#key = String(this.#decodeValue(chunk, at + 1));
        }
        continue;
      }
      if (byte <= 0x20) continue;
      if (this.#depth === 0) this.#openTop(byte, at);
      else if (byte === COMMA || byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) yield* this.#separate(byte, chunk, at);
      else if (byte === COLON && this.#depth === 1 && this.#isObject) this.#isKeyNext = false;
      else this.#continue(byte, at);
    }
    this.#pieces?.push(chunk.slice(this.#start));
    this.#before += chunk.length;
  }

  /** @throws Error if the document is not at its end. */
  finish(): void {
    if (!this.#isDone) throw this.#refusal(`the JSON ends too early, at byte ${String(this.#before)}`);
  }

  #openTop(byte: number, at: number): void {
    if (!this.#isDone && byte === OPEN_OBJECT) [this.#isObject, this.#isKeyNext, this.#depth] = [true, true, 1];
    else if (!this.#isDone && byte === OPEN_ARRAY) [this.#index, this.#depth] = [0, 1];
    else if (this.#isDone || this.#before + at > 2 || ![0xef, 0xbb, 0xbf].includes(byte))
      throw this.#refusal(
        shown(String.fromCharCode(byte)),
        `an object or array of JSON in UTF-8 at byte ${String(this.#before + at)}`,
      );
  }

  #refusal(came: string, expected = 'JSON'): InputError {
    return new InputError(this.#name, { expected, came, advice: 'Correct the file, or fetch it again.' });
  }

  /** Depth of parts. */
  get #partDepth(): number {
    return this.#isObject && this.#index !== undefined ? 2 : 1;
  }

  #continue(byte: number, at: number): void {
    const isList = byte === OPEN_ARRAY && this.#isObject && this.#depth === 1 && this.#pieces === undefined;
    if (isList) this.#index = 0;
    else if (this.#pieces === undefined) [this.#pieces, this.#start] = [[], at];
    if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) this.#depth++;
    else if (byte === QUOTE) this.#isInString = true;
  }

  /** Handles a comma or the end of an array or object. */
  *#separate(byte: number, chunk: Uint8Array, at: number): Generator<JsonElement> {
    if (this.#depth === this.#partDepth && this.#pieces !== undefined) {
      const value = this.#decodeValue(chunk, at);
      yield this.#index === undefined ? { key: this.#key, value } : { key: this.#key, value, index: this.#index++ };
    }
    if (byte === COMMA) {
      if (this.#isObject && this.#depth === 1) this.#isKeyNext = true;
      return;
    }
    if (this.#isObject && this.#depth === 2 && this.#pieces === undefined) this.#index = undefined;
    this.#depth--;
    this.#isDone = this.#depth === 0;
  }

  /** Parses the current part, which ends before a byte of the chunk. */
  #decodeValue(chunk: Uint8Array, end: number): unknown {
    const bytes = Buffer.concat([...(this.#pieces ?? []), chunk.subarray(this.#start, end)]);
    this.#pieces = undefined;
    try {
      return JSON.parse(bytes.toString());
    } catch (error) {
      throw this.#refusal(`the JSON is broken near byte ${String(this.#before + end)}: ${(error as Error).message}`);
    }
  }
}
