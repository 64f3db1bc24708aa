import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { isStoreError, unreadableIn } from '../store/store-error.ts';
import { type Answer, answerOf, sendAnswer } from './answer.ts';
import { compress, isCompressible } from './compress.ts';
import { isCostly } from './costly.ts';
import { type WrittenPage } from './site.ts';
import { type Edition } from './edition.ts';
import { type Encoding, preferredEncoding } from './encoding.ts';
import { type HeaderLines, REVALIDATED, withHeaders } from './headers.ts';
import { healthAnswer } from './health.ts';
import { type Way } from './metrics.ts';
import { plainError, plainPage } from './plain-page.ts';
import { type BodyStart, readStart } from './read-body.ts';
import { isWholeFile, linesOf, mayBeKept, typeOf, withCharset } from './rendered.ts';
import { isForPrograms, isPlausibleTarget } from './request-target.ts';
import { sendStream } from './send-stream.ts';

/** What the front stands before. */
export interface FrontParts {
  /** What is served at the moment; a request keeps to the one it began with. */
  readonly edition: () => Edition;
  /** The public address, such as `https://canopy.example`, whatever `Host` a client sends. */
  readonly origin: string;
  /** Lines that go with every answer. */
  readonly headers: HeaderLines;
  /** Why no new visitors may be sent here, in a few words: while shutting down, or when the data cannot be read. */
  readonly unready: () => string | undefined;
  /** Counts a costly answer for whoever asks; gives the seconds to wait where it is one too many. */
  readonly limit: (request: IncomingMessage) => Promise<number | undefined>;
  /** The figures of the server in the form that Prometheus reads. */
  readonly metrics: () => Promise<Answer>;
  /** Told of each answer that could not be given. */
  readonly onError: (error: unknown, target: string) => void;
}

/**
 * Answers one request and returns how, when all has gone out or the client has left; it never rejects.
 *
 * An answer that stands ready is sent at once, without a promise, which would take a tenth of its processor time.
 */
export type Front = (request: IncomingMessage, response: ServerResponse) => Way | Promise<Way>;

/** The largest body that is answered whole, in bytes before compression; longer ones stream. */
const LARGEST_WHOLE = 256 * 1024;

/** The largest file of the build that is compressed whole and kept, in bytes before compression. */
const LARGEST_FILE = 16 * 1024 * 1024;

const encoder = new TextEncoder();

/** Seconds after which whoever met with data that cannot be read may ask again. */
const RETRY_AFTER = '5';

/** Where the figures of the server are told. */
const METRICS_TARGET = '/metrics';

/** What an address that nothing can have is answered from. */
const NOT_FOUND_TARGET = '/404';

/**
 * Puts headers, compression, kept answers and health before the pages.
 *
 * An answer depends on its address alone: of a request, the pages see the target and the range asked for, and nothing
 * else. That is what makes it sound to keep an answer and give it to whoever asks next.
 */
export function createFront({ edition, origin, headers, unready, limit, metrics, onError }: FrontParts): Front {
  const writtenHeaders = ['Cache-Control', REVALIDATED, ...headers];
  const notAllowed = failure(405, 'Only reading is possible', 'This site answers GET and HEAD requests.', [
    'Allow',
    'GET, HEAD',
    ...headers,
  ]);
  const unreadable = failure(
    503,
    'The data cannot be read at the moment',
    'What this page shows could not be read from where the data are kept. Ask again in a moment.',
    ['Retry-After', RETRY_AFTER, ...headers],
  );
  const failed = failure(
    500,
    'Something went wrong',
    'The page could not be made. The fault is ours and has been noted.',
    headers,
  );
  const nothingThere = plainError(404, 'There is nothing at this address.', headers);

  return (request, response) => {
    const target = request.url ?? '/';
    if (request.method === 'GET' || request.method === 'HEAD') {
      const encoding = preferredEncoding(request.headers['accept-encoding']);
      const known = edition().known(target, encoding);
      // A range is a part of the file as it is, and what stands ready of a file is compressed.
      if (known !== undefined && (request.headers.range === undefined || !isInParts(known))) {
        sendAnswer(request, response, known);
        return 'ready';
      }
    }
    return answerOrFail(request, response, target);
  };

  async function answerOrFail(request: IncomingMessage, response: ServerResponse, target: string): Promise<Way> {
    try {
      return await answer(request, response, target);
    } catch (error) {
      if (isClientGone(error)) return 'rendered';
      onError(error, target);
      if (response.headersSent) response.destroy();
      else sendAnswer(request, response, isStoreError(error) ? unreadable(target) : failed(target));
      return 'failed';
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse, target: string): Promise<Way> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      // The body that may follow is read by nobody.
      response.setHeader('Connection', 'close');
      sendAnswer(request, response, notAllowed(target));
      return 'ready';
    }
    const encoding = preferredEncoding(request.headers['accept-encoding']);
    const current = edition();
    const health = healthAnswer(target, unready(), headers);
    if (health !== undefined) {
      sendAnswer(request, response, health);
      return 'ready';
    }
    if (target === METRICS_TARGET) {
      sendAnswer(request, response, await metrics());
      return 'rendered';
    }
    if (!isPlausibleTarget(target)) {
      sendAnswer(request, response, isForPrograms(target) ? nothingThere : await notFound(current));
      return 'ready';
    }
    const wait = isCostly(target) ? await limit(request) : undefined;
    if (wait !== undefined) {
      sendAnswer(request, response, tooMuch(wait)(target));
      return 'refused';
    }
    if (!(await answerWritten(current, request, response, target, encoding)))
      await answerRendered(current, request, response, target, encoding);
    return 'rendered';
  }

  /** Answers with a page that is made as text, if the address has one that is not too long. @returns whether it did. */
  async function answerWritten(
    current: Edition,
    request: IncomingMessage,
    response: ServerResponse,
    target: string,
    accepted: Encoding,
  ): Promise<boolean> {
    const page = await current.write(origin + target);
    if (page === undefined || page.text.length > LARGEST_WHOLE) return false;
    const whole = await wholeOfPage(page, page.text === '' ? 'identity' : accepted);
    if (page.status === 200) current.keep(target, accepted, whole);
    sendAnswer(request, response, whole);
    return true;
  }

  async function wholeOfPage({ status, type, text, headers: own }: WrittenPage, encoding: Encoding): Promise<Answer> {
    // Not by a Buffer: it would stand in memory that it shares with others, and be kept with all of that.
    const plain = encoder.encode(text);
    return answerOf({
      status,
      headers: own.length === 0 ? writtenHeaders : withHeaders(own, writtenHeaders),
      contentType: type && withCharset(type),
      encoding,
      plain,
      body: await compress(plain, encoding),
    });
  }

  function tooMuch(seconds: number): (target: string) => Answer {
    return failure(
      429,
      'Too much at once',
      `From where you are, more has been asked of searches and lists in a minute than this site gives. Ask again in ${String(seconds)} seconds.`,
      ['Retry-After', String(seconds), ...headers],
    );
  }

  async function answerRendered(
    current: Edition,
    request: IncomingMessage,
    response: ServerResponse,
    target: string,
    accepted: Encoding,
  ): Promise<void> {
    // Parts are of what GET gives (RFC 9110, 14.2): a HEAD tells of the whole.
    const rendered = await current.render(requestFor(target, request.method === 'GET' ? request.headers : {}));
    const why = await unreadableIn(rendered);
    if (why !== undefined) throw why;
    if (rendered.status === 500) throw new Error('The page failed; its own message stands above.');
    const encoding = isCompressible(rendered) ? accepted : 'identity';
    const isPacked = encoding !== 'identity' && isWholeFile(rendered);
    const start = await readStart(rendered, isPacked ? LARGEST_FILE : LARGEST_WHOLE);
    if (start.rest !== undefined) {
      await sendStream(request, response, rendered, start, encoding, withHeaders(linesOf(rendered, origin), headers));
      return;
    }
    const whole = await wholeOf(rendered, encoding, start);
    if (mayBeKept(rendered, encoding)) current.keep(target, accepted, whole);
    sendAnswer(request, response, whole);
  }

  async function notFound(current: Edition): Promise<Answer> {
    const standing = current.known(NOT_FOUND_TARGET, 'identity');
    if (standing !== undefined) return standing;
    const page = await current.write(origin + NOT_FOUND_TARGET);
    const answer = page
      ? await wholeOfPage(page, 'identity')
      : await wholeOf(await current.render(requestFor(NOT_FOUND_TARGET)), 'identity');
    current.keep(NOT_FOUND_TARGET, 'identity', answer);
    return answer;
  }

  function requestFor(target: string, { range, 'if-range': ifRange }: IncomingHttpHeaders = {}): Request {
    const request = new Request(origin + target);
    if (range !== undefined) request.headers.set('Range', range);
    if (typeof ifRange === 'string') request.headers.set('If-Range', ifRange);
    return request;
  }

  async function wholeOf(rendered: Response, encoding: Encoding, start?: BodyStart): Promise<Answer> {
    const plain = (start ?? (await readStart(rendered, Infinity))).bytes;
    return answerOf({
      status: rendered.status,
      headers: withHeaders(linesOf(rendered, origin), headers),
      contentType: typeOf(rendered),
      encoding,
      plain,
      body: await compress(plain, encoding),
    });
  }
}

function isInParts({ headers }: Answer): boolean {
  return headers.includes('accept-ranges');
}

/** A failure for people and for programs. */
function failure(status: number, title: string, sentence: string, headers: HeaderLines): (target: string) => Answer {
  const [page, error] = [plainPage(status, title, sentence, headers), plainError(status, sentence, headers)];
  return (target) => (isForPrograms(target) ? error : page);
}

function isClientGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return (
    code === 'ERR_STREAM_PREMATURE_CLOSE' ||
    code === 'ERR_STREAM_UNABLE_TO_PIPE' ||
    code === 'ECONNRESET' ||
    code === 'EPIPE'
  );
}
