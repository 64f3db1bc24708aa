import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { StoreError } from '../../../src/store/store-error.ts';
import { type Complaint, InputError, type InputPlace } from '../text/input.ts';
import { type Stretch, type WrittenStretch, writeStretch } from './merge-lines.ts';
import { type ScannedParts, scanParts, type ScanTask } from './scan-lines.ts';

type Task = { readonly scan: ScanTask } | { readonly stretch: Stretch };
type Answer =
  | { readonly done: ScannedParts | WrittenStretch }
  | { readonly failed: string }
  | { readonly refused: { readonly place: InputPlace; readonly complaint: Complaint } };

/** Distinguishes a thread that was started here from a thread of a test runner. */
const MARK = 'canopy list worker';

/** A thread for half of the work of both steps of making a list. */
export class ListWorker {
  readonly #worker = new Worker(new URL(import.meta.url), {
    workerData: MARK,
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  });

  /** Reads parts. @throws InputError as {@link scanParts} does, StoreError where the disk is full. */
  async scan(scan: ScanTask): Promise<ScannedParts> {
    return (await this.#run({ scan })) as ScannedParts;
  }

  /** Writes a stretch. */
  async write(stretch: Stretch): Promise<WrittenStretch> {
    return (await this.#run({ stretch })) as WrittenStretch;
  }

  /** Ends the thread at once. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  async #run(task: Task): Promise<ScannedParts | WrittenStretch> {
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.#worker.once('message', resolve).once('error', reject);
      this.#worker.postMessage(task);
    });
    this.#worker.removeAllListeners('error');
    if ('done' in answer) return answer.done;
    if ('failed' in answer) throw new StoreError(answer.failed);
    throw new InputError(answer.refused.place, answer.refused.complaint);
  }
}

async function answerTo(task: Task): Promise<Answer> {
  try {
    return { done: 'scan' in task ? await scanParts(task.scan) : writeStretch(task.stretch) };
  } catch (error) {
    // A message keeps no class of an error.
    if (error instanceof InputError) return { refused: { place: error.place, complaint: error.complaint } };
    if (error instanceof StoreError) return { failed: error.message };
    throw error;
  }
}

if (!isMainThread && parentPort !== null && workerData === MARK) {
  const port = parentPort;
  port.on('message', (task: Task) => {
    void answerTo(task).then((answer) => port.postMessage(answer));
  });
}
