import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { LexiconColumns } from '../../../src/domain/wordnet/lexicon.ts';
import { buildFullText, type FullTextColumns } from './build-search-text.ts';

/** Bytes of glosses up to which a thread takes longer to start than the index to compute. */
const SMALL = 100_000;

/**
 * Computes the inverted index as {@link buildFullText} does; that of a large lexicon in a thread of its own, so that this
 * one can go on with the datasets.
 */
export function buildFullTextInParallel(lexicon: LexiconColumns): Promise<FullTextColumns> {
  if (lexicon.glossText.length < SMALL) return Promise.resolve(buildFullText(lexicon));
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: lexicon });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

if (!isMainThread && parentPort !== null && isLexicon(workerData)) {
  const columns = buildFullText(workerData);
  parentPort.postMessage(columns, [columns.postings.buffer as ArrayBuffer]);
}

/** Returns true if this module started the thread, not a test runner that uses threads. */
function isLexicon(data: unknown): data is LexiconColumns {
  return typeof data === 'object' && data !== null && 'glossText' in data;
}
