import type { Answer } from './answers/answer.ts';
import type { Encoding } from './answers/encoding.ts';
import type { AnswerCache } from './answers/answer-cache.ts';
import { pathOf } from './requests/request-target.ts';
import type { CostlyPages, Pages } from './site.ts';
import type { StaticFiles } from './static-files.ts';

/**
 * One version of the data: its pages, and its cached answers.
 *
 * A request uses one edition from beginning to end, so no answer mixes two versions.
 */
export interface Edition extends Pages {
  /** Returns the same pages, made in another thread. @param charge called with the milliseconds of processor time that each part takes. */
  readonly costly: CostlyPages;
  /** Returns the cached or static answer for a target, if there is one. */
  readonly known: (target: string, encoding: Encoding) => Answer | undefined;
  /** Caches an answer. */
  readonly store: (target: string, encoding: Encoding, answer: Answer) => void;
  /** Returns whether an answer of a length in bytes has room in the cache. */
  readonly fitsCache: (bytes: number) => boolean;
}

/** Parts of an edition. */
export interface EditionParts extends Pages {
  /** Pages made in another thread; absent where all are made in one. */
  readonly costly?: CostlyPages;
  readonly files: StaticFiles;
  readonly cache: AnswerCache;
}

/** Puts an edition together. */
export function createEdition({ render, write, costly, files, cache }: EditionParts): Edition {
  return {
    render,
    write,
    costly: costly ?? (() => ({ render, write })),
    known: (target, encoding) => cache.get(target, encoding) ?? files.get(pathOf(target), encoding),
    store: (target, encoding, answer) => cache.set(target, encoding, answer),
    fitsCache: (bytes) => cache.mayHold(bytes),
  };
}
