import { type Answer, answerOf } from './answers/answer.ts';
import type { HeaderLines } from './answers/headers.ts';

/**
 * Answers `/healthz` (the process runs) and `/readyz` (new visitors may be sent here), for monitoring.
 *
 * @param unready the reason in a few words; `undefined` if the server is ready.
 */
export function healthAnswer(target: string, unready: string | undefined, headers: HeaderLines): Answer | undefined {
  switch (target) {
    case '/healthz':
      return word(200, 'ok', headers);
    case '/readyz':
      return unready === undefined ? word(200, 'ready', headers) : word(503, unready, headers);
    default:
      return undefined;
  }
}

function word(status: number, text: string, headers: HeaderLines): Answer {
  const body = Buffer.from(`${text}\n`);
  const lines = ['Cache-Control', 'no-store', ...headers];
  return answerOf({
    status,
    headers: lines,
    contentType: 'text/plain; charset=utf-8',
    encoding: 'identity',
    plain: body,
    body,
  });
}
