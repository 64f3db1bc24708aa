/** Text in pieces, there already or still to come. */
type Pieces = Iterable<string> | AsyncIterable<string>;

/** Streams bytes, each piece made on demand; a reader that leaves ends the maker. */
export function streamOf(pieces: AsyncIterator<Uint8Array, unknown>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}

/** Streams text as UTF-8, in chunks of at least 64 KB, each made on demand. */
export function textStream(pieces: Pieces): ReadableStream<Uint8Array> {
  return streamOf(encoded(pieces));
}

async function* encoded(pieces: Pieces): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of gathered(pieces)) yield encoder.encode(text);
}

const CHUNK = 65_536;

/** Joins small pieces of text to chunks of at least 64 KB. */
export async function* gathered(chunks: Pieces): AsyncGenerator<string> {
  if (Symbol.iterator in chunks) {
    // Waiting for each of a hundred thousand pieces that are there already takes as long as writing them.
    yield* gatheredAtOnce(chunks);
    return;
  }
  let text = '';
  for await (const chunk of chunks) {
    text += chunk;
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

function* gatheredAtOnce(chunks: Iterable<string>): Generator<string> {
  let text = '';
  for (const chunk of chunks) {
    text += chunk;
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
