import type { Answer } from '../answers/answer.ts';
import type { HeaderLines } from '../answers/headers.ts';

/** The methods that the site answers. */
export const ALLOWED_METHODS = 'GET, HEAD, OPTIONS';

/** Returns the answer to `OPTIONS`: programs on any site may read every address. @param headers go with every answer. */
export function preflightAnswer(headers: HeaderLines): Answer {
  return {
    status: 204,
    tag: undefined,
    body: new Uint8Array(),
    bodyHeaders: [],
    headers: [
      'Allow',
      ALLOWED_METHODS,
      'Access-Control-Allow-Origin',
      '*',
      'Access-Control-Allow-Methods',
      ALLOWED_METHODS,
      'Access-Control-Allow-Headers',
      'Range, If-Range, If-None-Match, Content-Type',
      'Access-Control-Max-Age',
      '86400',
      ...headers,
    ],
  };
}
