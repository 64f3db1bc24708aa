/** Bounds of a {@link Turns}. */
export interface TurnLimits {
  /** Most pieces of work in parallel. */
  readonly parallel: number;
  /** Most of them for one client. */
  readonly perClient: number;
  /** Name of a client that may have all of them. */
  readonly unlimitedClient?: string;
  /** Most that wait, of all clients and of one. */
  readonly waiting: number;
  readonly waitingPerClient: number;
  /** Longest wait, in milliseconds. */
  readonly patience: number;
}

/** Thrown where work cannot have its turn soon: too much waits already, or it has waited too long. */
export class BusyError extends Error {}

/** Error of a client that left before the turn of its work came. */
export class GoneError extends Error {}

/** Properties of a piece of work besides its client. */
export interface Turn {
  /** Aborted when the client has left. */
  readonly gone?: AbortSignal | undefined;
  /** Whether the work continues an answer that is on its way: it comes before others of its client and is never refused. */
  readonly isContinued?: boolean;
}

interface Waiting {
  readonly begin: () => void;
}

/**
 * Runs work in turns: some in parallel, the rest waits in line, one line for each client.
 *
 * Clients take turns, so that one with fifty lists under way delays another's search by as much as one with two does. One piece begins in each round
 * of the event loop, and with the rest of the round comes whatever needs no turn.
 */
export class Turns {
  readonly #limits: TurnLimits;
  /** Lines of clients that wait; the first is next. */
  readonly #lines = new Map<string, Waiting[]>();
  readonly #running = new Map<string, number>();
  #runningInAll = 0;
  #waitingInAll = 0;
  /** Whether work has begun in this round of the event loop. */
  #hasBegun = false;
  #isGoingOn = false;

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  /**
   * Runs work for a client when its turn comes.
   *
   * @throws BusyError if the wait would be too long, GoneError if the client has left; what `work` throws goes through.
   */
  async run<T>(client: string, work: () => T | Promise<T>, turn: Turn = {}): Promise<T> {
    const end = await this.begin(client, turn);
    try {
      return await work();
    } finally {
      end();
    }
  }

  /**
   * Waits for a client's turn; the caller ends it by calling the resolved function.
   *
   * @throws BusyError if the wait would be too long, GoneError if the client has left.
   */
  async begin(client: string, turn: Turn = {}): Promise<() => void> {
    if (turn.gone?.aborted === true) throw new GoneError('The client has left.');
    if (this.#waitingInAll > 0 || this.#hasBegun || !this.#mayRun(client)) await this.#wait(client, turn);
    else this.#start(client);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#count(client, -1);
      this.#goOn();
    };
  }

  #wait(client: string, { gone, isContinued = false }: Turn): Promise<void> {
    const line = this.#lines.get(client) ?? [];
    const { waiting: most, waitingPerClient } = this.#limits;
    // What is on its way is bounded where it begins.
    if (!isContinued && (this.#waitingInAll >= most || line.length >= waitingPerClient))
      throw new BusyError('Too much is asked for at this moment.');
    return new Promise((resolve, reject) => {
      const leave = (error: Error): void => {
        end();
        this.#remove(client, waiting);
        reject(error);
      };
      const onGone = (): void => leave(new GoneError('The client has left.'));
      const end = (): void => {
        clearTimeout(timer);
        gone?.removeEventListener('abort', onGone);
      };
      const waiting: Waiting = {
        begin: () => {
          end();
          resolve();
        },
      };
      const timer = isContinued
        ? undefined
        : setTimeout(() => leave(new BusyError('The turn did not come in time.')), this.#limits.patience);
      gone?.addEventListener('abort', onGone);
      if (isContinued) line.unshift(waiting);
      else line.push(waiting);
      this.#lines.set(client, line);
      this.#waitingInAll++;
      this.#goOn();
    });
  }

  #start(client: string): void {
    this.#count(client, 1);
    this.#hasBegun = true;
    this.#goOn();
  }

  /** Begins what comes next once the event loop has gone round: much work is done before it waits for anything. */
  #goOn(): void {
    if (this.#isGoingOn) return;
    this.#isGoingOn = true;
    setImmediate(() => {
      this.#isGoingOn = this.#hasBegun = false;
      this.#beginNext();
    });
  }

  #beginNext(): void {
    for (const [client, line] of this.#lines) {
      if (!this.#mayRun(client)) continue;
      const next = line[0]!;
      this.#remove(client, next);
      // The client goes to the end of the round.
      if (line.length > 0) {
        this.#lines.delete(client);
        this.#lines.set(client, line);
      }
      this.#start(client);
      next.begin();
      return;
    }
  }

  #remove(client: string, waiting: Waiting): void {
    const line = this.#lines.get(client)!;
    line.splice(line.indexOf(waiting), 1);
    this.#waitingInAll--;
    if (line.length === 0) this.#lines.delete(client);
  }

  #mayRun(client: string): boolean {
    const { parallel, perClient, unlimitedClient } = this.#limits;
    return (
      this.#runningInAll < parallel && (client === unlimitedClient || (this.#running.get(client) ?? 0) < perClient)
    );
  }

  #count(client: string, change: number): void {
    const running = (this.#running.get(client) ?? 0) + change;
    if (running === 0) this.#running.delete(client);
    else this.#running.set(client, running);
    this.#runningInAll += change;
  }
}
