/** Thread that looks at the files of some parts of a copy, and answers with the parts whose files have changed. */

import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { LookOrder } from './changed-parts.ts';
import { sizeOf } from './copy-writer.ts';
import { readPart } from './manifest.ts';

const { folder, manifest, parts } = workerData as LookOrder;
const isChanged = (part: string): boolean =>
  readPart(manifest, part).some((file) => sizeOf(path.join(folder, file.path)) !== file.bytes);
parentPort!.postMessage(parts.filter(isChanged));
