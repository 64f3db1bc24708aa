import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { LexiconColumns } from '../../../src/domain/wordnet/lexicon.ts';
import { buildFullText, type FullTextColumns } from './build-search-text.ts';

/**
 * Computes the inverted index on the other core, while this thread goes on with the datasets.
 *
 * The result is that of {@link buildFullText}; the columns are copied there and moved back.
 */
export function buildFullTextBeside(lexicon: LexiconColumns): Promise<FullTextColumns> {
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
