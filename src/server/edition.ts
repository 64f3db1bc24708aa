import type { Answer } from './answers/answer.ts';
import type { AnswerCache } from './answers/answer-cache.ts';
import type { Encoding } from './answers/encoding.ts';
import { pathOf } from './requests/request-target.ts';
import type { CostlyPages, OpenedSite } from './site.ts';
import type { StaticFiles } from './static-files.ts';

/**
 * One version of the data: its pages, and its cached answers.
 *
 * A request uses one edition from beginning to end, so no answer mixes two versions.
 */
export class Edition {
  readonly pages: OpenedSite;
  readonly cache: AnswerCache;
  /** Returns the same pages, made in another thread where there is one. */
  readonly costly: CostlyPages;
  readonly #files: StaticFiles;

  constructor(pages: OpenedSite, files: StaticFiles, cache: AnswerCache, costly: CostlyPages = () => pages) {
    this.pages = pages;
    this.cache = cache;
    this.costly = costly;
    this.#files = files;
  }

  /** Returns the cached or static answer for a target, if there is one. */
  known(target: string, encoding: Encoding): Answer | undefined {
    return this.cache.get(target, encoding) ?? this.#files.get(pathOf(target), encoding);
  }
}
