/** What is summed of each synset's lines while they are read; by node. */
export interface NodeSums {
  readonly images: Uint32Array;
  readonly urlBytes: Float64Array;
  readonly idBytes: Float64Array;
  /** Number of the first and of the last image read; 0 before the first. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** 1 where the numbers did not rise from each line to the next. */
  readonly unsorted: Uint8Array;
}

/** Sums of nothing. */
export function nodeSums(nodes: number): NodeSums {
  return {
    images: new Uint32Array(nodes),
    urlBytes: new Float64Array(nodes),
    idBytes: new Float64Array(nodes),
    first: new Float64Array(nodes),
    last: new Float64Array(nodes),
    unsorted: new Uint8Array(nodes),
  };
}

/** Adds the sums of a part to those of all parts before it. */
export function addSums(sums: NodeSums, next: NodeSums): void {
  for (let node = 0; node < next.images.length; node++) {
    if (next.images[node] === 0) continue;
    const isFirst = sums.images[node] === 0;
    if (next.unsorted[node] === 1 || (!isFirst && next.first[node]! <= sums.last[node]!)) sums.unsorted[node] = 1;
    if (isFirst) sums.first[node] = next.first[node]!;
    sums.last[node] = next.last[node]!;
    sums.images[node]! += next.images[node]!;
    sums.urlBytes[node]! += next.urlBytes[node]!;
    sums.idBytes[node]! += next.idBytes[node]!;
  }
}
