import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { type Answer, answerOf } from './answer.ts';
import { compress, isCompressible } from './compress.ts';
import type { Edition } from '../edition.ts';
import type { Encoding } from './encoding.ts';
import { type HeaderLines, REVALIDATED, withHeaders } from './headers.ts';
import { type BodyStart, readStart } from '../requests/read-body.ts';
import { isWholeFile, linesOf, isCacheable, typeOf, withCharset } from './file-response.ts';
import type { RequestTarget } from '../requests/request-target.ts';
import type { LongBody } from './send-stream.ts';
import type { Pages, WrittenPage } from '../site.ts';

/** The largest body that is answered whole, in bytes before compression; longer ones stream. */
const LARGEST_WHOLE = 256 * 1024;

/** The largest file of the build that is compressed whole and cached, in bytes before compression. */
const LARGEST_FILE = 16 * 1024 * 1024;

/** The page that answers for every address that nothing can have. */
const NOT_FOUND_ADDRESS = '/404';

const encoder = new TextEncoder();

/** Makes answers from pages. */
export class AnswerMaker {
  readonly #origin: string;
  /** Header lines of every answer. */
  readonly #headers: HeaderLines;
  readonly #writtenHeaders: HeaderLines;

  constructor(origin: string, headers: HeaderLines) {
    this.#origin = origin;
    this.#headers = headers;
    this.#writtenHeaders = ['Cache-Control', REVALIDATED, ...headers];
  }

  /**
   * Makes the answer to an address. A whole success is cached in the edition.
   *
   * @param pages of the edition, in whatever thread they are made.
   * @throws StoreError if the data cannot be read, Error if the page fails.
   */
  async make(
    current: Edition,
    pages: Pages,
    request: IncomingMessage,
    target: RequestTarget,
    accepted: Encoding,
  ): Promise<Answer | LongBody> {
    // Parts are of what GET gives (RFC 9110, 14.2): the answer to HEAD describes the whole.
    const range = request.method === 'GET' ? rangeLines(request.headers) : {};
    const made = await pages.answer(this.#origin + target.address, range);
    if (!(made instanceof Response)) {
      const page = await this.#wholeOfPage(made, made.text === '' ? 'identity' : accepted);
      if (made.status === 200 && isKeyed(target)) current.cache.set(target.address, accepted, page);
      return page;
    }
    // A file is compressed once for all clients; one that the cache has no room for is sent uncompressed.
    const isFile = isWholeFile(made);
    const encoding = isCompressible(made) && (!isFile || current.cache.mayHold(lengthOf(made))) ? accepted : 'identity';
    const start = await readStart(made, isFile && encoding !== 'identity' ? LARGEST_FILE : LARGEST_WHOLE);
    if (start.rest !== undefined)
      return { file: made, start, encoding, headers: withHeaders(linesOf(made), this.#headers) };
    const whole = await this.#wholeOf(made, encoding, start);
    if (isCacheable(made, encoding) && isKeyed(target)) current.cache.set(target.address, accepted, whole);
    return whole;
  }

  /** Makes the page of an address that nothing can have, once an edition. */
  async makeNotFound(current: Edition): Promise<Answer> {
    const known = current.known(NOT_FOUND_ADDRESS, 'identity');
    if (known !== undefined) return known;
    const page = await current.pages.answer(this.#origin + NOT_FOUND_ADDRESS);
    if (page instanceof Response) throw new Error('Expected a page for an address where nothing is, came a file.');
    const answer = await this.#wholeOfPage(page, 'identity');
    current.cache.set(NOT_FOUND_ADDRESS, 'identity', answer);
    return answer;
  }

  async #wholeOfPage({ status, type, text, headers }: WrittenPage, encoding: Encoding): Promise<Answer> {
    // Not by `Buffer.from`: a part of a shared pool would keep the whole pool in memory while it is cached.
    const plain = encoder.encode(text);
    return answerOf({
      status,
      headers: headers.length === 0 ? this.#writtenHeaders : withHeaders(headers, this.#writtenHeaders),
      contentType: type && withCharset(type),
      encoding,
      plain,
      body: await compress(plain, encoding),
    });
  }

  async #wholeOf(file: Response, encoding: Encoding, { bytes: plain }: BodyStart): Promise<Answer> {
    return answerOf({
      status: file.status,
      headers: withHeaders(linesOf(file), this.#headers),
      contentType: typeOf(file),
      contentRange: file.headers.get('content-range') ?? undefined,
      encoding,
      plain,
      body: await compress(plain, encoding),
      tag: file.status === 206 ? (file.headers.get('etag') ?? undefined) : undefined,
    });
  }
}

function rangeLines({ range, 'if-range': condition }: IncomingHttpHeaders): Readonly<Record<string, string>> {
  return { ...(range !== undefined && { range }), ...(typeof condition === 'string' && { 'if-range': condition }) };
}

/** Returns whether an address is the one spelling of its answer: there is no end of queries that no page reads. */
function isKeyed({ address, route }: RequestTarget): boolean {
  return route !== undefined || !address.includes('?');
}

function lengthOf({ headers }: Response): number {
  return Number(headers.get('content-length') ?? Infinity);
}
