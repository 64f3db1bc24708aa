import { type Answer, uncachedAnswer } from './answers/answer.ts';
import type { HeaderLines } from './answers/headers.ts';

/**
 * Answers `/healthz` (the process runs) and `/readyz` (new visitors may be sent here), for monitoring.
 *
 * @param unready the reason in a few words; `undefined` if the server is ready.
 */
export function healthAnswer(target: string, unready: string | undefined, headers: HeaderLines): Answer | undefined {
  const answer = (status: number, word: string): Answer =>
    uncachedAnswer(status, 'text/plain; charset=utf-8', `${word}\n`, headers);
  switch (target) {
    case '/healthz':
      return answer(200, 'ok');
    case '/readyz':
      return unready === undefined ? answer(200, 'ready') : answer(503, unready);
    default:
      return undefined;
  }
}
