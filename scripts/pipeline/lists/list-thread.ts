import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type Complaint, InputError, type InputPlace } from '../input.ts';
import { type MergedStretch, mergeStretch, type Stretch } from './merge-stretch.ts';
import { type Part, scanPart, type ScannedPart } from './scan-part.ts';

type Task = { readonly part: Part } | { readonly stretch: Stretch };
type Answer = { readonly done: ScannedPart | MergedStretch } | { readonly refused: { readonly place: InputPlace; readonly complaint: Complaint } };

/** A thread that does half of both steps of making a list: it is started once, for a start costs a fifth of a second. */
export class ListThread {
  readonly #worker = new Worker(new URL(import.meta.url), { workerData: MARK });

  /** Reads a part. @throws InputError as {@link scanPart} does. */
  async scan(part: Part): Promise<ScannedPart> {
    return (await this.#do({ part })) as ScannedPart;
  }

  /** Writes a stretch. */
  async merge(stretch: Stretch): Promise<MergedStretch> {
    return (await this.#do({ stretch })) as MergedStretch;
  }

  /** Ends the thread, whatever it does. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  async #do(task: Task): Promise<ScannedPart | MergedStretch> {
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.#worker.once('message', resolve).once('error', reject);
      this.#worker.postMessage(task);
    });
    this.#worker.removeAllListeners('error');
    if ('done' in answer) return answer.done;
    throw new InputError(answer.refused.place, answer.refused.complaint);
  }
}

/** Tells a thread that was started here from one of a test runner that works in threads itself. */
const MARK = 'canopy list thread';

async function answerTo(task: Task): Promise<Answer> {
  try {
    return { done: 'part' in task ? await scanPart(task.part) : mergeStretch(task.stretch) };
  } catch (error) {
    // Its class would not survive the way.
    if (error instanceof InputError) return { refused: { place: error.place, complaint: error.complaint } };
    throw error;
  }
}

if (!isMainThread && parentPort !== null && workerData === MARK) {
  const port = parentPort;
  port.on('message', (task: Task) => {
    void answerTo(task).then((answer) => { port.postMessage(answer); });
  });
}
