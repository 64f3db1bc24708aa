import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ExportManifest } from './manifest.ts';

/** Order to a thread: the parts of a copy to look at. */
export interface LookOrder {
  readonly folder: string;
  readonly manifest: ExportManifest;
  readonly parts: readonly string[];
}

/** Returns those of some parts of a copy with files that are missing or not as long as written, looking in several threads. */
export async function findChangedParts(
  folder: string,
  manifest: ExportManifest,
  parts: readonly string[],
  threads: number,
): Promise<string[]> {
  const shares = Array.from({ length: Math.min(threads, parts.length) }, (_, thread) =>
    parts.filter((_, i) => i % threads === thread),
  );
  const found = shares.map(async (share) => {
    const order: LookOrder = { folder, manifest, parts: share };
    const thread = new Worker(new URL('changed-parts-thread.ts', import.meta.url), { workerData: order });
    return ((await once(thread, 'message')) as [string[]])[0];
  });
  return (await Promise.all(found)).flat();
}
