/** The beginning of a body: all of it, or as much as was read before a limit was passed, and where to read on. */
export interface BodyStart {
  readonly bytes: Uint8Array;
  /** Where the body goes on; absent if `bytes` is all of it. */
  readonly rest: ReadableStreamDefaultReader<Uint8Array> | undefined;
}

/**
 * Reads a response's body until it ends or passes a limit.
 *
 * @param limit bytes; the start may pass it by one chunk.
 */
export async function readStart(response: Response, limit: number): Promise<BodyStart> {
  if (response.body === null) return { bytes: new Uint8Array(), rest: undefined };
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length <= limit) {
    const { done, value } = await reader.read();
    if (done) return { bytes: joined(chunks), rest: undefined };
    chunks.push(value);
    length += value.byteLength;
  }
  return { bytes: joined(chunks), rest: reader };
}

/** Everything of a body that was begun, chunk by chunk, read no faster than it is taken. */
export async function* chunksOf({ bytes, rest }: BodyStart): AsyncGenerator<Uint8Array> {
  yield bytes;
  while (rest !== undefined) {
    const { done, value } = await rest.read();
    if (done) return;
    yield value;
  }
}

/** Ends the work behind a body of which no more is wanted; after its end this does nothing. */
export async function giveUp({ rest }: BodyStart): Promise<void> {
  await rest?.cancel().catch(() => undefined);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}
