/** Beginning of a body: all of it, or what was read until a limit was passed, with the reader of the rest. */
export interface BodyStart {
  readonly bytes: Uint8Array;
  /** Reader of the rest; absent if `bytes` is all of the body. */
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

/** Pace at which the chunks of a body are read. */
export interface ReadingPace {
  readonly make: <T>(piece: () => Promise<T>) => Promise<T>;
  readonly onPiece: (bytes: number) => void;
}

/** Yields all chunks of a body, each read on demand. */
export async function* chunksOf(
  { bytes, rest }: BodyStart,
  { make, onPiece }: ReadingPace,
): AsyncGenerator<Uint8Array> {
  onPiece(bytes.byteLength);
  yield bytes;
  while (rest !== undefined) {
    const { done, value } = await make(() => rest.read());
    if (done) return;
    onPiece(value.byteLength);
    yield value;
  }
}

/** Cancels the rest of a body and the work behind it; after its end this does nothing. */
export async function cancelBody({ rest }: BodyStart): Promise<void> {
  await rest?.cancel().catch(() => undefined);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}
