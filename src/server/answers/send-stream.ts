import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sendWithoutBody } from './answer.ts';
import { compressor } from './compress.ts';
import { judgeConditions } from './conditions.ts';
import type { Encoding } from './encoding.ts';
import type { HeaderLines } from './headers.ts';
import { type BodyStart, chunksOf, cancelBody } from '../requests/read-body.ts';
import { typeOf } from './file-response.ts';

/** A long body to send. */
export interface LongBody {
  readonly file: Response;
  readonly start: BodyStart;
  readonly encoding: Encoding;
  /** Header lines besides those about the body. */
  readonly headers: HeaderLines;
}

/** Pace at which the chunks of a long body are made. */
export interface Pace {
  /** Waits until the body may be sent, and returns what is called at its end. */
  readonly begin: () => Promise<() => void>;
  /** Makes one piece when its turn comes. */
  readonly make: <T>(piece: () => Promise<T>) => Promise<T>;
  /** Called with the bytes of each piece. */
  readonly onPiece: (bytes: number) => void;
}

/**
 * Sends a long body as fast as the client takes it, and no faster.
 *
 * The length goes ahead where the page gave it, unless the body is compressed.
 *
 * @throws Error if the body breaks off, or the client does; the connection is cut, so nobody takes a part for the
 * whole.
 */
export async function sendStream(
  request: IncomingMessage,
  response: ServerResponse,
  { file, start, encoding, headers }: LongBody,
  pace: Pace,
): Promise<void> {
  let end: (() => void) | undefined;
  try {
    const given = file.headers.get('etag');
    // Compressed on the way the bytes are others, though what they say is the same: that is what a weak tag promises.
    const tag = given === null || encoding === 'identity' || given.startsWith('W/') ? given : `W/${given}`;
    const lines = [...(tag === null ? [] : ['ETag', tag]), 'Vary', 'Accept-Encoding', ...headers];
    const outcome = judgeConditions(request.headers, file.status, tag ?? undefined);
    if (outcome !== 'send') {
      sendWithoutBody(response, outcome, lines);
      return;
    }
    if (request.method === 'HEAD') {
      response.writeHead(file.status, [...bodyLines(file, encoding), ...lines]).end();
      return;
    }
    end = await pace.begin();
    response.writeHead(file.status, [...bodyLines(file, encoding), ...lines]);
    const body = Readable.from(chunksOf(start, pace), { objectMode: false });
    if (encoding === 'identity') await pipeline(body, response);
    else await pipeline(body, compressor(encoding), response);
  } finally {
    end?.();
    await cancelBody(start);
  }
}

function bodyLines(file: Response, encoding: Encoding): string[] {
  const lines: string[] = [];
  const type = typeOf(file);
  const length = file.headers.get('content-length');
  const range = file.headers.get('content-range');
  if (type !== undefined) lines.push('Content-Type', type);
  if (range !== null) lines.push('Content-Range', range);
  if (encoding !== 'identity') lines.push('Content-Encoding', encoding);
  else if (length !== null) lines.push('Content-Length', length);
  return lines;
}
