import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { isStoreError, unreadableIn } from '../store/store-error.ts';
import { isForPrograms } from '../view/routes.ts';
import { type Answer, answerOf, sendAnswer } from './answer.ts';
import { AnswerCost } from './answer-cost.ts';
import { compress, isCompressible } from './compress.ts';
import { type Edition } from './edition.ts';
import { type Encoding, preferredEncoding } from './encoding.ts';
import { type HeaderLines, REVALIDATED, withHeaders } from './headers.ts';
import { healthAnswer } from './health.ts';
import { type Way } from './metrics.ts';
import { ALLOWED_METHODS, preflightAnswer } from './preflight.ts';
import { plainError, plainPage } from './plain-page.ts';
import { type BodyStart, readStart } from './read-body.ts';
import { isWholeFile, linesOf, mayBeKept, typeOf, withCharset } from './rendered.ts';
import { pathOf, readTarget, type RequestTarget } from './request-target.ts';
import { type LongBody, sendStream } from './send-stream.ts';
import { type WrittenPage } from './site.ts';
import { BusyError, type Turns } from './turns.ts';

/** Client of a request, with what is left of its budget of server time. */
export interface FrontClient {
  /** Name of the client's line where answers wait their turn. */
  readonly name: string;
  /** Returns the seconds to wait where the client has used up its share of the server's time. */
  readonly findWait: () => Promise<number | undefined>;
  /** Charges the client for an answer. @param ms of processor time, estimated. */
  readonly charge: (ms: number) => Promise<void>;
}

/** Everything that a front is built on. */
export interface FrontParts {
  /** Returns what is served at the moment; a request uses one edition from beginning to end. */
  readonly edition: () => Edition;
  /** Public origin, such as `https://canopy.example`; the `Host` header is ignored. */
  readonly origin: string;
  /** Header lines of every answer. */
  readonly headers: HeaderLines;
  /** Returns why no new visitors may be sent here, in a few words: while shutting down, or when the data cannot be read. */
  readonly unready: () => string | undefined;
  readonly clientOf: (request: IncomingMessage) => FrontClient;
  /** Turns in which costly answers, and pieces of long ones, are made. */
  readonly work: Turns;
  /** Turns in which long bodies are sent. */
  readonly sending: Turns;
  /** Returns the figures of the server in the form that Prometheus reads. */
  readonly metrics: () => Promise<Answer>;
  /** Called with each answer that could not be given. */
  readonly onError: (error: unknown, target: string) => void;
}

/**
 * Answers one request and returns how, when all has gone out or the client has left; it never rejects.
 *
 * A cached answer is sent at once, without a promise, which would take a tenth of its processor time.
 */
export type Front = (request: IncomingMessage, response: ServerResponse) => Way | Promise<Way>;

/** The largest body that is answered whole, in bytes before compression; longer ones stream. */
const LARGEST_WHOLE = 256 * 1024;

/** The largest file of the build that is compressed whole and cached, in bytes before compression. */
const LARGEST_FILE = 16 * 1024 * 1024;

const encoder = new TextEncoder();

/** Seconds after which a client may ask again: data that cannot be read, and a server that is busy. */
const RETRY_AFTER = '5';

const METRICS_PATH = '/metrics';
/** The page that answers for every address that nothing can have. */
const NOT_FOUND_ADDRESS = '/404';

/**
 * Creates what stands before the pages: headers, compression, cache, limits and health.
 *
 * An answer depends on its address alone: of a request, the pages see the target in its one spelling and the range asked for, and nothing else.
 * That is what makes it sound to cache an answer and give it to all who ask for it.
 */
export function createFront(parts: FrontParts): Front {
  const { edition, origin, headers, unready, metrics, onError } = parts;
  const writtenHeaders = ['Cache-Control', REVALIDATED, ...headers];
  const notAllowed = failure(405, 'Only reading is possible', 'This site answers GET and HEAD requests.', [
    'Allow',
    ALLOWED_METHODS,
    ...headers,
  ]);
  const twoHosts = failure(
    400,
    'The request names two hosts',
    'A request has one Host header; this one has several.',
    headers,
  );
  const preflight = preflightAnswer(headers);
  const unreadable = failure(
    503,
    'The data cannot be read at the moment',
    'What this page shows could not be read from where the data are stored. Ask again in a moment.',
    ['Retry-After', RETRY_AFTER, ...headers],
  );
  const busy = failure(
    503,
    'Too many ask at once',
    `More searches, comparisons and lists are asked for than this site can make at once. Ask again in ${RETRY_AFTER} seconds.`,
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
    if (hasSeveralHosts(request)) {
      response.setHeader('Connection', 'close');
      sendAnswer(request, response, twoHosts(target));
      return 'ready';
    }
    if (isReading(request) && sendKnown(edition(), request, response, target)) return 'ready';
    return answerOrFail(request, response, target);
  };

  /** Sends the answer that stands ready for an address, if there is one. @returns whether it did. */
  function sendKnown(current: Edition, request: IncomingMessage, response: ServerResponse, address: string): boolean {
    const known = findKnown(current, request, address);
    if (known === undefined) return false;
    sendAnswer(request, response, known);
    return true;
  }

  function findKnown(current: Edition, request: IncomingMessage, address: string): Answer | undefined {
    const known = current.known(address, preferredEncoding(request.headers['accept-encoding']));
    // A range is a part of the uncompressed file, and cached files are compressed.
    return known !== undefined && request.headers.range !== undefined && isInParts(known) ? undefined : known;
  }

  async function answerOrFail(request: IncomingMessage, response: ServerResponse, target: string): Promise<Way> {
    try {
      return await answer(request, response, target);
    } catch (error) {
      if (isClientGone(error)) return 'rendered';
      if (error instanceof BusyError && !response.headersSent) {
        sendAnswer(request, response, busy(pathOf(target)));
        return 'refused';
      }
      onError(error, target);
      if (response.headersSent) response.destroy();
      else sendAnswer(request, response, (isStoreError(error) ? unreadable : failed)(pathOf(target)));
      return 'failed';
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse, given: string): Promise<Way> {
    if (request.method === 'OPTIONS') {
      sendAnswer(request, response, preflight);
      return 'ready';
    }
    if (!isReading(request)) {
      // The body that may follow is read by nobody.
      response.setHeader('Connection', 'close');
      sendAnswer(request, response, notAllowed(pathOf(given)));
      return 'ready';
    }
    const current = edition();
    const target = readTarget(given);
    if (target === undefined) {
      sendAnswer(request, response, isForPrograms(pathOf(given)) ? nothingThere : await notFound(current));
      return 'ready';
    }
    const health = healthAnswer(target.path, unready(), headers);
    if (health !== undefined) {
      sendAnswer(request, response, health);
      return 'ready';
    }
    if (target.path === METRICS_PATH) {
      sendAnswer(request, response, await metrics());
      return 'rendered';
    }
    if (target.address !== given && sendKnown(current, request, response, target.address)) return 'ready';
    const client = parts.clientOf(request);
    const wait = await client.findWait();
    if (wait !== undefined) {
      sendAnswer(request, response, tooMuch(wait)(target.path));
      return 'refused';
    }
    const cost = new AnswerCost();
    try {
      await answerMade(current, request, response, target, client, cost);
    } finally {
      await client.charge(Math.ceil(cost.ms));
    }
    return 'rendered';
  }

  async function answerMade(
    current: Edition,
    request: IncomingMessage,
    response: ServerResponse,
    target: RequestTarget,
    client: FrontClient,
    cost: AnswerCost,
  ): Promise<void> {
    const encoding = preferredEncoding(request.headers['accept-encoding']);
    const make = <T>(work: () => Promise<T>): Promise<T> => parts.work.run(client.name, () => cost.time(work));
    const render = (): Promise<Answer | LongBody> => makeAnswer(current, request, target, encoding);
    // A page takes less time than a turn would take to come; a choice in its address may change that.
    const needsTurn = target.route?.isCostly === true || target.address.includes('?');
    const made = await (needsTurn
      ? make(async () => findKnown(current, request, target.address) ?? (await render()))
      : cost.time(render));
    if (!('start' in made)) {
      sendAnswer(request, response, made);
      cost.countBytes(made.body.byteLength, false);
      return;
    }
    const isCompressed = made.encoding !== 'identity';
    await sendStream(request, response, made, {
      begin: () => parts.sending.begin(client.name),
      make,
      onPiece: (bytes) => {
        cost.countBytes(bytes, isCompressed);
      },
    });
  }

  /** Makes the answer to an address: as text where it is a synset's page, and else by Astro. A whole success is cached. */
  async function makeAnswer(
    current: Edition,
    request: IncomingMessage,
    target: RequestTarget,
    accepted: Encoding,
  ): Promise<Answer | LongBody> {
    const written = await makeWritten(current, target, accepted);
    if (written !== undefined) return written;
    // Parts are of what GET gives (RFC 9110, 14.2): a HEAD tells of the whole.
    const rendered = await current.render(requestFor(target.address, request.method === 'GET' ? request.headers : {}));
    const why = await unreadableIn(rendered);
    if (why !== undefined) throw why;
    if (rendered.status === 500) throw new Error('The page failed; its own message stands above.');
    const encoding = isCompressible(rendered) ? accepted : 'identity';
    const isPacked = encoding !== 'identity' && isWholeFile(rendered) && current.mayKeep(lengthOf(rendered));
    const start = await readStart(rendered, isPacked ? LARGEST_FILE : LARGEST_WHOLE);
    if (start.rest !== undefined)
      return { rendered, start, encoding, headers: withHeaders(linesOf(rendered, origin), headers) };
    const whole = await wholeOf(rendered, encoding, start);
    if (mayBeKept(rendered, encoding) && isKeyed(target)) current.keep(target.address, accepted, whole);
    return whole;
  }

  /** Makes the answer of a page that is made as text, if the address has one that is not too long. */
  async function makeWritten(current: Edition, target: RequestTarget, encoding: Encoding): Promise<Answer | undefined> {
    const page = await current.write(origin + target.address);
    if (page === undefined || page.text.length > LARGEST_WHOLE) return undefined;
    const whole = await wholeOfPage(page, page.text === '' ? 'identity' : encoding);
    if (page.status === 200 && isKeyed(target)) current.keep(target.address, encoding, whole);
    return whole;
  }

  async function wholeOfPage({ status, type, text, headers: own }: WrittenPage, encoding: Encoding): Promise<Answer> {
    // Not by a Buffer: it would stand in memory that it shares with others, and be cached with all of that.
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

  function tooMuch(seconds: number): (path: string) => Answer {
    return failure(
      429,
      'Too much at once',
      `From where you are, more has been asked of this site in a minute than it gives to one. Ask again in ${String(seconds)} seconds.`,
      ['Retry-After', String(seconds), ...headers],
    );
  }

  async function notFound(current: Edition): Promise<Answer> {
    const standing = current.known(NOT_FOUND_ADDRESS, 'identity');
    if (standing !== undefined) return standing;
    const page = await current.write(origin + NOT_FOUND_ADDRESS);
    const answer = page
      ? await wholeOfPage(page, 'identity')
      : await wholeOf(await current.render(requestFor(NOT_FOUND_ADDRESS)), 'identity');
    current.keep(NOT_FOUND_ADDRESS, 'identity', answer);
    return answer;
  }

  function requestFor(address: string, { range, 'if-range': ifRange }: IncomingHttpHeaders = {}): Request {
    const request = new Request(origin + address);
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
      tag: rendered.status === 206 ? (rendered.headers.get('etag') ?? undefined) : undefined,
    });
  }
}

function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Returns true if a request has more than one `Host` line, of which Node reads only the first (RFC 9112, 3.2). */
function hasSeveralHosts({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!;
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++;
  }
  return hosts > 1;
}

/** Returns true if an address may be a cache key: queries that no page reads have no end. */
function isKeyed({ address, route }: RequestTarget): boolean {
  return route !== undefined || !address.includes('?');
}

function isInParts({ headers }: Answer): boolean {
  return headers.includes('accept-ranges');
}

function lengthOf({ headers }: Response): number {
  return Number(headers.get('content-length') ?? Infinity);
}

/** Makes an error answer, for people or for programs, according to the path. */
function failure(status: number, title: string, sentence: string, headers: HeaderLines): (path: string) => Answer {
  const [page, error] = [plainPage(status, title, sentence, headers), plainError(status, sentence, headers)];
  return (path) => (isForPrograms(path) ? error : page);
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
