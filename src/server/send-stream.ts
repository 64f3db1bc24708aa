import { type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { compressor } from './compress.ts';
import { type Encoding } from './encoding.ts';
import { namesEntityTag } from './etag.ts';
import { type HeaderLines } from './headers.ts';
import { type BodyStart, chunksOf, giveUp } from './read-body.ts';
import { typeOf } from './rendered.ts';

/**
 * Sends a long body as fast as the client takes it, and no faster.
 *
 * Its length is told before where the page told it, unless it is compressed on the way.
 *
 * @throws Error if the body breaks off, or the client does; the connection is cut, so nobody takes a part for the whole.
 */
export async function sendStream(
  request: IncomingMessage,
  response: ServerResponse,
  rendered: Response,
  start: BodyStart,
  encoding: Encoding,
  headers: HeaderLines,
): Promise<void> {
  try {
    const given = rendered.status === 206 ? null : rendered.headers.get('etag');
    // Compressed on the way the bytes are others, though what they say is the same: that is what a weak tag promises.
    const tag = given === null || encoding === 'identity' || given.startsWith('W/') ? given : `W/${given}`;
    const lines = [...(tag === null ? [] : ['ETag', tag]), 'Vary', 'Accept-Encoding', ...headers];
    if (tag !== null && namesEntityTag(request.headers['if-none-match'], tag)) {
      response.writeHead(304, lines).end();
      return;
    }
    response.writeHead(rendered.status, [...bodyLines(rendered, encoding), ...lines]);
    const body = Readable.from(chunksOf(start), { objectMode: false });
    if (request.method === 'HEAD') response.end();
    else if (encoding === 'identity') await pipeline(body, response);
    else await pipeline(body, compressor(encoding), response);
  } finally {
    await giveUp(start);
  }
}

function bodyLines(rendered: Response, encoding: Encoding): string[] {
  const lines: string[] = [];
  const type = typeOf(rendered);
  const length = rendered.headers.get('content-length');
  if (type !== undefined) lines.push('Content-Type', type);
  if (encoding !== 'identity') lines.push('Content-Encoding', encoding);
  else if (length !== null) lines.push('Content-Length', length);
  return lines;
}
