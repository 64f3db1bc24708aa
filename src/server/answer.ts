import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Encoding } from './encoding.ts';
import { entityTag, namesEntityTag } from './etag.ts';
import { type HeaderLines } from './headers.ts';

/** A whole answer in one coding, ready to be sent. */
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

/** What an answer is made of. */
export interface AnswerParts {
  readonly status: number;
  /** Lines besides those of the body, its tag and `Vary`. */
  readonly headers: HeaderLines;
  /** Absent where there is no body to speak of, as in a redirect. */
  readonly contentType: string | undefined;
  readonly encoding: Encoding;
  /** The body before compression; the tag is made of it. */
  readonly plain: Uint8Array;
  /** The body as it is sent. */
  readonly body: Uint8Array;
}

/** Makes an answer. */
export function answerOf({ status, headers, contentType, encoding, plain, body }: AnswerParts): Answer {
  return {
    status,
    tag: status === 200 ? entityTag(plain, encoding) : undefined,
    body,
    headers: shared(['Vary', 'Accept-Encoding', ...headers]),
    bodyHeaders: bodyLines(contentType, encoding, body.byteLength),
  };
}

/** The lines about a body. */
function bodyLines(contentType: string | undefined, encoding: Encoding, length: number): HeaderLines {
  return [
    ...(contentType === undefined ? [] : ['Content-Type', contentType]),
    'Content-Length',
    String(length),
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
  ];
}

/** Sends an answer; or a 304 where the client has it, or the headers alone where only they were asked for. */
export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { tag } = answer;
  const tagLines = tag === undefined ? [] : ['ETag', tag];
  if (tag !== undefined && namesEntityTag(request.headers['if-none-match'], tag)) {
    response.writeHead(304, [...tagLines, ...answer.headers]).end();
    return;
  }
  response.writeHead(answer.status, [...answer.bodyHeaders, ...tagLines, ...answer.headers]);
  if (request.method === 'HEAD') response.end();
  else response.end(answer.body);
}

/** The most different sets of lines that are shared; beyond it, answers keep their own. */
const MOST_SHARED = 100;
const known = new Map<string, HeaderLines>();

/** The same array for the same lines, so that ten thousand kept answers hold them once. */
function shared(lines: HeaderLines): HeaderLines {
  const key = lines.join('\n');
  const standing = known.get(key);
  if (standing === undefined && known.size < MOST_SHARED) known.set(key, lines);
  return standing ?? lines;
}
