import type { IncomingMessage, ServerResponse } from 'node:http';
import { judgeConditions } from './conditions.ts';
import type { Encoding } from './encoding.ts';
import { entityTag } from './etag.ts';
import type { HeaderLines } from './headers.ts';

/** A whole answer in one content coding, ready to be sent. */
export interface Answer {
  readonly status: number;
  /** Lines that go with the body and with a 304 alike: caching, security. Answers with the same lines share one array. */
  readonly headers: HeaderLines;
  /** Lines about the body: type, length, coding. */
  readonly bodyHeaders: HeaderLines;
  /** The entity tag of a success. */
  readonly tag: string | undefined;
  readonly body: Uint8Array;
}

/** Parts of an answer. */
export interface AnswerParts {
  readonly status: number;
  /** Header lines besides those of the body, its tag and `Vary`. */
  readonly headers: HeaderLines;
  /** Content type; absent without a body, as in a redirect. */
  readonly contentType: string | undefined;
  /** Range of a part in its file, or the file's length where it has no such part. */
  readonly contentRange?: string | undefined;
  readonly encoding: Encoding;
  /** Body before compression, from which the tag is made. */
  readonly plain: Uint8Array;
  /** Body as it is sent. */
  readonly body: Uint8Array;
  /** Entity tag of the file that the body is a part of; without it, a tag is made from the body. */
  readonly tag?: string | undefined;
}

/** Creates an answer. */
export function answerOf({
  status,
  headers,
  contentType,
  contentRange,
  encoding,
  plain,
  body,
  tag,
}: AnswerParts): Answer {
  return {
    status,
    tag: status === 200 ? entityTag(plain, encoding) : tag,
    // Node makes a Buffer of any other bytes, each time they are sent.
    body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    headers: shared(['Vary', 'Accept-Encoding', ...headers]),
    bodyHeaders: bodyLines(contentType, encoding, body.byteLength, contentRange),
  };
}

/** Creates an answer of text that must not be cached. */
export function uncachedAnswer(status: number, contentType: string, text: string, headers: HeaderLines): Answer {
  const body = Buffer.from(text);
  const lines = ['Cache-Control', 'no-store', ...headers];
  return answerOf({ status, headers: lines, contentType, encoding: 'identity', plain: body, body });
}

/** Returns the header lines about a body. */
function bodyLines(
  contentType: string | undefined,
  encoding: Encoding,
  length: number,
  contentRange: string | undefined,
): HeaderLines {
  return [
    ...(contentType === undefined ? [] : ['Content-Type', contentType]),
    'Content-Length',
    String(length),
    ...(contentRange === undefined ? [] : ['Content-Range', contentRange]),
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
  ];
}

/** Sends an answer; a 304 where the client has it, a 412 where its condition does not hold, the headers alone to a HEAD. */
export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { tag } = answer;
  const tagLines = tag === undefined ? [] : ['ETag', tag];
  const outcome = judgeConditions(request.headers, answer.status, tag);
  if (outcome !== 'send') {
    sendWithoutBody(response, outcome, [...tagLines, ...answer.headers]);
    return;
  }
  response.writeHead(answer.status, [...answer.bodyHeaders, ...tagLines, ...answer.headers]);
  if (request.method === 'HEAD') response.end();
  else response.end(answer.body);
}

/** Sends the status that a request's conditions came to, with the lines that go with a body and without it. */
export function sendWithoutBody(
  response: ServerResponse,
  outcome: 'not-modified' | 'failed',
  lines: HeaderLines,
): void {
  if (outcome === 'not-modified') response.writeHead(304, [...lines]).end();
  else response.writeHead(412, ['Content-Length', '0', ...lines]).end();
}

/** Maximum number of different sets of lines that answers share; further ones have their own. */
const MOST_SHARED = 100;
const known = new Map<string, HeaderLines>();

/** Returns the same array for the same lines, so that ten thousand cached answers hold them once. */
function shared(lines: HeaderLines): HeaderLines {
  const key = lines.join('\n');
  const same = known.get(key);
  if (same === undefined && known.size < MOST_SHARED) known.set(key, lines);
  return same ?? lines;
}
