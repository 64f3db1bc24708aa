import type { Arrangement } from '../../view/explore/arrangement.ts';
import type { ExploreTree } from '../../view/explore/columns.ts';
import type { ExploreLayout } from '../../view/explore/frame.ts';
// By a type import alone the worker's own code stays out of the page.
import type { WorkerAnswer, WorkerQuestion } from './worker.ts';

/** Lays one tree out, beside the page where the browser can, so that nothing on it waits. */
export class ExploreLayouts {
  readonly #tree: ExploreTree;
  #worker: Worker | undefined;
  #asked = 0;
  readonly #waiting = new Map<
    number,
    { readonly arrangement: Arrangement; readonly resolve: (layout: ExploreLayout) => void }
  >();

  constructor(tree: ExploreTree) {
    this.#tree = tree;
    try {
      this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      this.#worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
        this.#waiting.get(data.id)?.resolve(data.layout);
        this.#waiting.delete(data.id);
      });
      this.#worker.addEventListener('error', () => {
        this.close();
      });
      this.#tell({ tree });
    } catch {
      this.#worker = undefined;
    }
  }

  /** The layout of an arrangement. */
  ask(arrangement: Arrangement): Promise<ExploreLayout> {
    if (this.#worker === undefined) return this.#layOutHere(arrangement);
    const id = ++this.#asked;
    return new Promise((resolve) => {
      this.#waiting.set(id, { arrangement, resolve });
      this.#tell({ id, arrangement });
    });
  }

  /** Ends the worker; what it was asked for, and all to come, is laid out on the page itself. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { arrangement, resolve } of this.#waiting.values()) void this.#layOutHere(arrangement).then(resolve);
    this.#waiting.clear();
  }

  async #layOutHere(arrangement: Arrangement): Promise<ExploreLayout> {
    const { arrange } = await import('../../view/explore/arrangement.ts');
    return arrange(this.#tree, arrangement);
  }

  #tell(question: WorkerQuestion): void {
    this.#worker?.postMessage(question);
  }
}
