import { formatCount } from '../view/numbers.ts';
import { isForPrograms } from '../view/routes.ts';
import type { Answer } from './answers/answer.ts';
import type { HeaderLines } from './answers/headers.ts';
import { fallbackError, fallbackPage } from './pages/fallback-page.ts';
import { ALLOWED_METHODS } from './requests/preflight.ts';
import { MAX_TARGET } from './requests/request-target.ts';

/** Seconds after which a client may ask again: data that cannot be read, and a server that is busy. */
const RETRY_AFTER = '5';

/** Returns the answer of a failure: a page for people, JSON for programs, by the requested path. */
export type Failure = (path: string) => Answer;

/** The answers of a front where nothing else can be answered. */
export interface Failures {
  readonly notAllowed: Failure;
  readonly invalidHost: Failure;
  readonly unknownCoding: Failure;
  readonly tooLong: Failure;
  readonly unreadable: Failure;
  readonly busy: Failure;
  readonly failed: Failure;
  /** The answer for programs at an address that nothing can have. */
  readonly nothingThere: Answer;
  /** @param seconds to wait. */
  readonly tooMuch: (seconds: number) => Failure;
}

/** Writes the failures once. @param headers go with every answer. */
export function writeFailures(headers: HeaderLines): Failures {
  const retried = ['Retry-After', RETRY_AFTER, ...headers];
  // A client over its limit may ask thousands of times a second: each of the sixty answers is written once.
  const refusals = new Map<number, Failure>();
  return {
    notAllowed: failure(405, 'Only reading is possible', 'This site answers GET and HEAD requests.', [
      'Allow',
      ALLOWED_METHODS,
      ...headers,
    ]),
    invalidHost: failure(
      400,
      'The request names no valid host',
      'A request has one Host header with a valid host; this one has none, several, or an invalid one.',
      headers,
    ),
    unknownCoding: failure(
      501,
      'The request has an unknown coding',
      'The body of a request may have no transfer coding but chunked.',
      headers,
    ),
    tooLong: failure(
      414,
      'This address is too long',
      `An address of this site has at most ${formatCount(MAX_TARGET)} characters. A larger class set can be downloaded as classes.tsv; published sets of any size have addresses by name.`,
      headers,
    ),
    unreadable: failure(
      503,
      'The data cannot be read at the moment',
      'What this page shows could not be read from where the data are stored. Ask again in a moment.',
      retried,
    ),
    busy: failure(
      503,
      'Too many ask at once',
      `More searches, comparisons and lists are asked for than this site can make at once. Ask again in ${RETRY_AFTER} seconds.`,
      retried,
    ),
    failed: failure(
      500,
      'Something went wrong',
      'The page could not be made. The fault is ours and has been noted.',
      headers,
    ),
    nothingThere: fallbackError(404, 'There is nothing at this address.', headers),
    tooMuch: (seconds) => {
      const known = refusals.get(seconds);
      if (known !== undefined) return known;
      const refusal = failure(
        429,
        'Too much at once',
        `From where you are, more has been asked of this site in a minute than it gives to one. Ask again in ${String(seconds)} seconds.`,
        ['Retry-After', String(seconds), ...headers],
      );
      refusals.set(seconds, refusal);
      return refusal;
    },
  };
}

function failure(status: number, title: string, sentence: string, headers: HeaderLines): Failure {
  const [page, error] = [fallbackPage(status, title, sentence, headers), fallbackError(status, sentence, headers)];
  return (path) => (isForPrograms(path) ? error : page);
}
