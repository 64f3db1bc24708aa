import path from 'node:path';
import { withFile } from '../../../src/store/file-fault.ts';
import { takeLock } from './lock.ts';
import { makeFolder } from './durable.ts';

/** Lock over the declarations and the builds of a folder of builds. */
const LOCK_FILE = 'data.lock';

/**
 * Runs a command that reads declarations, changes them and builds; another one for the same folder waits until it has ended.
 *
 * @param out folder of builds. @throws StoreError if the lock cannot be written.
 */
export async function withDataLock<T>(out: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(out, LOCK_FILE);
  const unlock = await withFile(file, 'written', async () => {
    await makeFolder(out);
    return takeLock(file, ({ pid }) =>
      console.error(`Waiting for process ${String(pid)}, which changes or builds the data in ${out}.`),
    );
  });
  try {
    return await work();
  } finally {
    await unlock();
  }
}
