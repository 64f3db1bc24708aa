type ColumnArray = Uint8Array | Uint16Array | Uint32Array;

/**
 * A column whose length is not known yet: a typed array that doubles when it is full.
 *
 * It takes a fraction of the memory of an array of numbers, and gives the collector nothing to do.
 */
export class GrowingColumn<A extends ColumnArray> {
  #values: A;
  /** Number of values added so far. */
  length = 0;

  /** @param type the typed array it becomes, such as `Uint8Array`. */
  constructor(type: new (length: number) => A) {
    this.#values = new type(1024);
  }

  /** Adds a value, which must fit the type. */
  push(value: number): void {
    if (this.length === this.#values.length) {
      const longer = new (this.#values.constructor as new (length: number) => A)(this.length * 2);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.length++] = value;
  }

  /** The values added so far, copied. */
  toColumn(): A {
    return this.#values.slice(0, this.length) as A;
  }
}
