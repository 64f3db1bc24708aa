// A type import keeps the worker's code out of the page.
import type { CatalogueAnswer, CatalogueTalk } from './catalogue-worker.ts';

interface Waiting {
  readonly resolve: (answer: CatalogueTalk[keyof CatalogueTalk]['answer']) => void;
  readonly reject: (error: Error) => void;
}

/** The whole catalogue in a worker, fetched on the first question, so that nothing on the page waits for it. */
class PlainCatalogue {
  readonly #worker = new Worker(new URL('./catalogue-worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #onBytes: (bytes: number) => void = () => undefined;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<CatalogueAnswer>) => {
      if ('bytes' in data) {
        this.#onBytes(data.bytes);
        return;
      }
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('answer' in data) waiting?.resolve(data.answer);
      else waiting?.reject(new Error(data.failure));
    });
    this.#worker.addEventListener('error', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('The search could not be started.'));
      this.#waiting.clear();
    });
  }

  /** Asks the worker. @param onBytes called with the number of bytes received so far. @throws Error if the data cannot be had. */
  ask<Kind extends keyof CatalogueTalk>(
    kind: Kind,
    asked: CatalogueTalk[Kind]['asked'],
    onBytes = this.#onBytes,
  ): Promise<CatalogueTalk[Kind]['answer']> {
    this.#onBytes = onBytes;
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, question: { kind, ...asked } });
    });
  }
}

let opened: PlainCatalogue | undefined;

/** The catalogue of a copy of plain files, one for all pages that the reader goes through. */
export function plainCatalogue(): PlainCatalogue {
  return (opened ??= new PlainCatalogue());
}
