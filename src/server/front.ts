import type { IncomingMessage, ServerResponse } from 'node:http';
import { isStoreError } from '../store/store-error.ts';
import { isForPrograms } from '../view/routes.ts';
import { type Answer, sendAnswer } from './answers/answer.ts';
import { AnswerCost } from './answers/answer-cost.ts';
import { onAnswerEnd } from './answers/answer-end.ts';
import type { Edition } from './edition.ts';
import { preferredEncoding } from './answers/encoding.ts';
import { writeFailures } from './failures.ts';
import type { HeaderLines } from './answers/headers.ts';
import { healthAnswer } from './health.ts';
import { AnswerMaker } from './answers/make-answer.ts';
import type { Way } from './metrics.ts';
import { preflightAnswer } from './requests/preflight.ts';
import { MAX_TARGET, pathOf, readTarget, type RequestTarget } from './requests/request-target.ts';
import { hasValidHost } from './requests/request-host.ts';
import { type LongBody, sendStream } from './answers/send-stream.ts';
import { BusyError, GoneError, type Turns } from './processes/turns.ts';
import { UnsentBytes } from './answers/unsent-bytes.ts';

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
  /** Turns in which all other pages are made. */
  readonly quick: Turns;
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

/** Bytes of answers made for one client each that wait in memory for their readers; no further one is made before some have gone. */
const MOST_UNSENT = 64 * 1024 * 1024;

const METRICS_PATH = '/metrics';

/**
 * Creates the handler in front of the pages: headers, compression, cache, limits and health.
 *
 * An answer depends on its address alone: of a request, the pages see the target in its one spelling and the range asked for, and nothing else.
 * That is what makes it sound to cache an answer and give it to all who ask for it.
 */
export function createFront(parts: FrontParts): Front {
  const { edition, origin, headers, unready, metrics, onError } = parts;
  const { notAllowed, invalidHost, unknownCoding, tooLong, unreadable, busy, failed, nothingThere, tooMuch } =
    writeFailures(headers);
  const preflight = preflightAnswer(headers);
  const maker = new AnswerMaker(origin, headers);
  const unsent = new UnsentBytes(MOST_UNSENT);

  return (request, response) => {
    const target = request.url ?? '/';
    const { upgrade, 'transfer-encoding': coding = 'chunked' } = request.headers;
    const refusal = !hasValidHost(request)
      ? invalidHost
      : coding.toLowerCase() === 'chunked'
        ? undefined
        : unknownCoding;
    // Node drops what comes in one packet with a request for another protocol: its client sends it again on a new connection.
    if (refusal !== undefined || upgrade !== undefined) response.setHeader('Connection', 'close');
    if (refusal !== undefined) {
      sendAnswer(request, response, refusal(pathOf(target)));
      return 'ready';
    }
    if (isReading(request) && sendKnown(edition(), request, response, target)) return 'ready';
    return answerOrFail(request, response, target);
  };

  /** Sends the cached or static answer for an address, if there is one. @returns whether it did. */
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
      // A body that may follow is not read.
      response.setHeader('Connection', 'close');
      sendAnswer(request, response, notAllowed(pathOf(given)));
      return 'ready';
    }
    const current = edition();
    const target = readTarget(given);
    if (given.length > MAX_TARGET) {
      sendAnswer(request, response, tooLong(pathOf(given)));
      return 'ready';
    }
    if (target === undefined) {
      sendAnswer(request, response, isForPrograms(pathOf(given)) ? nothingThere : await maker.makeNotFound(current));
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
      return await answerMade(current, request, response, target, client, cost);
    } finally {
      await client.charge(Math.ceil(cost.ms));
    }
  }

  async function answerMade(
    current: Edition,
    request: IncomingMessage,
    response: ServerResponse,
    target: RequestTarget,
    client: FrontClient,
    cost: AnswerCost,
  ): Promise<Way> {
    const gone = endSignal(request, response);
    const encoding = preferredEncoding(request.headers['accept-encoding']);
    // A choice in the address of a page may make it a long one.
    const isCostly = target.route?.isCostly === true || target.address.includes('?');
    const pages = isCostly ? current.costly((ms) => cost.add(ms)) : current.pages;
    const turns = isCostly ? parts.work : parts.quick;
    const make = <T>(work: () => Promise<T>, isContinued: boolean): Promise<T> =>
      turns.run(client.name, () => cost.time(work), { gone, isContinued });
    const made = await make(async (): Promise<Answer | LongBody | number> => {
      if (unsent.isFull) throw new BusyError('Too many answers wait for their readers.');
      // A client that sent many requests in parallel has used its minute up while this one waited.
      const wait = await client.findWait();
      if (wait !== undefined) return wait;
      return (
        findKnown(current, request, target.address) ?? (await maker.make(current, pages, request, target, encoding))
      );
    }, false);
    if (typeof made === 'number') {
      sendAnswer(request, response, tooMuch(made)(target.path));
      return 'refused';
    }
    if (!('start' in made)) {
      unsent.count(request, response, made.body.byteLength);
      sendAnswer(request, response, made);
      cost.countBytes(made.body.byteLength, false);
      return 'rendered';
    }
    const isCompressed = made.encoding !== 'identity';
    await sendStream(request, response, made, {
      begin: () => parts.sending.begin(client.name, { gone }),
      make: (piece) => make(piece, true),
      onPiece: (bytes) => cost.countBytes(bytes, isCompressed),
    });
    return 'rendered';
  }
}

/** Returns a signal that is given when an answer has gone out or its client has left. */
function endSignal(request: IncomingMessage, response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  onAnswerEnd(request, response, () => {
    // Without a reason an error is made, with its stack, for every answer.
    controller.abort('ended');
  });
  return controller.signal;
}

function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

function isInParts({ headers }: Answer): boolean {
  return headers.includes('accept-ranges');
}

function isClientGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return (
    error instanceof GoneError ||
    code === 'ERR_STREAM_PREMATURE_CLOSE' ||
    code === 'ERR_STREAM_UNABLE_TO_PIPE' ||
    code === 'ECONNRESET' ||
    code === 'EPIPE'
  );
}
