/** Reordering of columns: from the rows of a file to the nodes of the preorder. */

type NumberArray = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** A column in another order. @param order the row that comes at each place. */
export function pickRows<A extends NumberArray>(order: Uint32Array, values: A): A {
  const picked = emptyLike(values, order.length);
  for (let place = 0; place < order.length; place++) picked[place] = values[order[place]!]!;
  return picked;
}

/** Returns the start of each row of a ragged column in another order; one entry more than rows. */
export function rowStarts(start: Uint32Array, order: Uint32Array): Uint32Array {
  const starts = new Uint32Array(order.length + 1);
  order.forEach((row, place) => (starts[place + 1] = starts[place]! + start[row + 1]! - start[row]!));
  return starts;
}

/** The values of a ragged column, whose row `r` is `[start[r], start[r + 1])`, with its rows in another order. */
export function takeRows<A extends NumberArray>(start: Uint32Array, order: Uint32Array, values: A): A {
  const taken = emptyLike(values, values.length);
  let at = 0;
  for (const row of order) for (let i = start[row]!; i < start[row + 1]!; i++) taken[at++] = values[i]!;
  return taken;
}

function emptyLike<A extends NumberArray>(values: A, length: number): A {
  return new (values.constructor as new (length: number) => A)(length);
}
