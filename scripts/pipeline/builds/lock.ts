import { open, readFile, rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

const WAIT_MS = 200;

/**
 * Takes a lock that is a file with the number of the process that holds it; waits while that process is at work.
 *
 * One that was killed holds nothing any more. @returns what gives the lock back.
 */
export async function takeLock(file: string): Promise<() => Promise<void>> {
  for (;;) {
    const handle = await open(file, 'wx').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
    if (handle !== undefined) {
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    }
    const owner = await ownerOf(file);
    if (owner === undefined) continue;
    // Empty for the moment between making and writing it; the wait is longer than that.
    if (owner === '' ? await isStillEmpty(file) : !isAtWork(Number(owner))) await rm(file, { force: true });
    else await setTimeout(WAIT_MS);
  }
}

async function isStillEmpty(file: string): Promise<boolean> {
  await setTimeout(WAIT_MS);
  return (await ownerOf(file)) === '';
}

/** What a lock says, or `undefined` if it was given back in the meantime. */
async function ownerOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  });
}

function isAtWork(process_: number): boolean {
  try {
    process.kill(process_, 0); // signal 0 asks whether the process is there
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
