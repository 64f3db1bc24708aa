import type { IncomingMessage, ServerResponse } from 'node:http';
import { onAnswerEnd } from './answer-end.ts';

/** Bytes of whole answers that wait in memory for readers who take their time. */
export class UnsentBytes {
  readonly #most: number;
  #bytes = 0;

  /** @param most bytes from which on no further answers are to be made. */
  constructor(most: number) {
    this.#most = most;
  }

  /** True while no further answers are to be made. */
  get isFull(): boolean {
    return this.#bytes >= this.#most;
  }

  /** Counts the body of an answer until it has gone out or its reader has left. */
  count(request: IncomingMessage, response: ServerResponse, bytes: number): void {
    this.#bytes += bytes;
    onAnswerEnd(request, response, () => {
      this.#bytes -= bytes;
    });
  }
}
