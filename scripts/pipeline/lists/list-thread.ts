import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type Complaint, InputError, type InputPlace } from '../text/input.ts';
import { LineMemory, LIST_ROOM } from './line-memory.ts';
import { type MergedStretch, mergeStretch, type Stretch } from './merge-stretch.ts';
import { type ScannedParts, scanParts, type ScanTask } from './scan-parts.ts';

type Task = { readonly scan: ScanTask } | { readonly stretch: Stretch };
type Answer =
  | { readonly done: ScannedParts | MergedStretch }
  | { readonly refused: { readonly place: InputPlace; readonly complaint: Complaint } };

/** A thread that does half of both steps of making a list: it is started once, for a start costs a fifth of a second. */
export class ListThread {
  readonly #worker = new Worker(new URL(import.meta.url), {
    workerData: MARK,
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  });

  /** Reads parts. @throws InputError as {@link scanParts} does. */
  async scan(scan: ScanTask): Promise<ScannedParts> {
    return (await this.#do({ scan })) as ScannedParts;
  }

  /** Writes a stretch. */
  async merge(stretch: Stretch): Promise<MergedStretch> {
    return (await this.#do({ stretch })) as MergedStretch;
  }

  /** Ends the thread, whatever it does. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  async #do(task: Task): Promise<ScannedParts | MergedStretch> {
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

async function answerTo(task: Task, memory: LineMemory): Promise<Answer> {
  try {
    return { done: 'scan' in task ? await scanParts(task.scan, memory) : mergeStretch(task.stretch, memory) };
  } catch (error) {
    // Its class would not survive the way.
    if (error instanceof InputError) return { refused: { place: error.place, complaint: error.complaint } };
    throw error;
  }
}

if (!isMainThread && parentPort !== null && workerData === MARK) {
  const port = parentPort;
  const memory = new LineMemory(LIST_ROOM);
  port.on('message', (task: Task) => {
    void answerTo(task, memory).then((answer) => {
      port.postMessage(answer);
    });
  });
}
