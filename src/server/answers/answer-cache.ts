import { LRUCache } from 'lru-cache';
import type { Answer } from './answer.ts';
import type { Encoding } from './encoding.ts';

/** The share of the memory that addresses with a query may fill. */
const QUERY_SHARE = 1 / 4;

/** Bytes of a cache entry besides its body and address: objects, header strings, the list's own links. */
const OVERHEAD = 1024;

/**
 * LRU cache of finished answers by address and coding, bounded in bytes.
 *
 * It belongs to one version of the data and of the site, so what it holds never goes stale. Addresses with a query have
 * a share of their own: there is no end of them, and a client that invents them pushes out no page.
 */
export class AnswerCache {
  readonly #pages: LRUCache<string, Answer>;
  readonly #queries: LRUCache<string, Answer>;

  /** @param bytes the bound, counted over bodies, addresses and an estimate of the rest. */
  constructor(bytes: number) {
    this.#pages = cacheOf(bytes * (1 - QUERY_SHARE));
    this.#queries = cacheOf(bytes * QUERY_SHARE);
  }

  /** Returns the cached answer for a target, if there is one. */
  get(target: string, encoding: Encoding): Answer | undefined {
    return this.#partFor(target).get(encoding + target);
  }

  /** Stores an answer, unless it is larger than the cache. */
  set(target: string, encoding: Encoding, answer: Answer): void {
    this.#partFor(target).set(encoding + target, answer);
  }

  /** Returns whether a text of a length in bytes, at an address without a query, has room once it is compressed: texts shrink to less than half. */
  mayHold(bytes: number): boolean {
    return bytes / 2 + OVERHEAD <= this.#pages.maxSize;
  }

  /** The bytes counted at present. */
  get bytes(): number {
    return this.#pages.calculatedSize + this.#queries.calculatedSize;
  }

  #partFor(target: string): LRUCache<string, Answer> {
    return target.includes('?') ? this.#queries : this.#pages;
  }
}

function cacheOf(bytes: number): LRUCache<string, Answer> {
  return new LRUCache({
    maxSize: Math.max(1, Math.floor(bytes)),
    sizeCalculation: (answer, key) => answer.body.byteLength + 2 * key.length + OVERHEAD,
  });
}
