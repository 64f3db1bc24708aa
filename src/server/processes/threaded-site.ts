import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CostlyPages } from '../site.ts';
import {
  NO_QUESTION,
  type Asked,
  type Given,
  type Question,
  type Reply,
  type ResponseHead,
  type ThreadSetup,
} from './site-messages.ts';
import { BusyError } from './turns.ts';

/** Bound on the thread's heap in megabytes; a thread that passes it is replaced, and its clients are asked to come again. */
const MOST_HEAP_MB = 384;
/** Size of the thread's young generation in megabytes: larger ones cost memory and hardly save time. */
const YOUNG_MB = 8;

/** Milliseconds between two looks at whether the thread has said anything. */
const LOOK_MS = 1000;
/** Milliseconds of the process's processor time for which the thread may say nothing. */
const MOST_SILENT_MS = 15_000;

interface Waiting {
  readonly charge: (ms: number) => void;
  readonly resolve: (given: Given[keyof Given]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Pages made in a thread of their own, apart from the one that answers.
 *
 * The thread is started when it is first needed, and again if it has ended. One that says nothing while it is asked something is taken
 * to loop, and is ended; processor time is counted, which a thread that waits for a busy machine does not use.
 */
export class ThreadedSite {
  readonly #setup: () => ThreadSetup;
  readonly #onEnd: (why: Error) => void;
  readonly #mostSilentMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | undefined;
  #asked = NO_QUESTION;
  #trouble: string | undefined;
  /** What the process had used when the thread last said something, or was asked nothing. */
  #used = process.cpuUsage();

  /**
   * @param setup called when the thread starts. @param onEnd called where the thread ended unasked.
   * @param mostSilentMs milliseconds of processor time after which a silent thread is ended.
   */
  constructor(setup: () => ThreadSetup, onEnd: (why: Error) => void, mostSilentMs = MOST_SILENT_MS) {
    this.#setup = setup;
    this.#onEnd = onEnd;
    this.#mostSilentMs = mostSilentMs;
  }

  /** Opens a build before the first request. @throws Error if it cannot be opened. */
  async warm(version: string): Promise<void> {
    await this.#askThread({ kind: 'open', version }, () => undefined);
  }

  /** Returns the pages over one build. */
  pagesOf(version: string): CostlyPages {
    return (charge) => ({
      answer: async (address, headers) => {
        const id = this.#asked + 1;
        const made = await this.#askThread({ kind: 'answer', version, address, headers }, charge);
        return 'hasBody' in made ? this.#responseOf(made, id, charge) : made;
      },
    });
  }

  /** Returns the reason why the thread cannot read the data at the moment, if it is known. */
  trouble(): string | undefined {
    return this.#trouble;
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }

  #askThread<K extends Question['kind']>(
    question: Extract<Question, { readonly kind: K }>,
    charge: (ms: number) => void,
  ): Promise<Given[K]> {
    const id = ++this.#asked;
    return new Promise<Given[K]>((resolve, reject) => {
      this.#waiting.set(id, { charge, resolve: resolve as Waiting['resolve'], reject });
      this.#running().postMessage({ ...(question as Question), id } satisfies Asked);
    });
  }

  #responseOf({ status, headers, hasBody }: ResponseHead, body: number, charge: (ms: number) => void): Response {
    const stream = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const piece = await this.#askThread({ kind: 'read', body }, charge);
          if (piece === undefined) controller.close();
          else controller.enqueue(piece);
        },
        cancel: () => this.#askThread({ kind: 'cancel', body }, charge),
      },
      { highWaterMark: 0 },
    );
    return new Response(hasBody ? stream : null, { status, headers });
  }

  #running(): Worker {
    return (this.#thread ??= this.#start());
  }

  #start(): Worker {
    const thread = new Worker(path.join(import.meta.dirname, 'site-thread.ts'), {
      workerData: this.#setup(),
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    thread.unref();
    this.#used = process.cpuUsage();
    thread.on('message', ({ id, ms, trouble, given, error }: Reply) => {
      this.#used = process.cpuUsage();
      this.#trouble = trouble;
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      waiting?.charge(ms);
      if (error === undefined) waiting?.resolve(given);
      else waiting?.reject(Object.assign(new Error(error.message), error));
    });
    let why = new Error('The thread of costly pages ended.');
    const looks = setInterval(() => {
      if (this.#waiting.size === 0) this.#used = process.cpuUsage();
      const { user, system } = process.cpuUsage(this.#used);
      if (user + system < 1000 * this.#mostSilentMs) return;
      why = new Error('The thread of costly pages did not answer any more.');
      void thread.terminate();
    }, LOOK_MS).unref();
    thread.once('error', (error) => {
      why = error instanceof Error ? error : new Error(String(error));
    });
    thread.once('exit', () => {
      clearInterval(looks);
      // What it was asked is lost, and may be asked again.
      for (const { reject } of this.#waiting.values()) reject(new BusyError(why.message));
      this.#waiting.clear();
      this.#trouble = undefined;
      if (this.#thread !== thread) return;
      this.#thread = undefined;
      this.#onEnd(why);
    });
    return thread;
  }
}
