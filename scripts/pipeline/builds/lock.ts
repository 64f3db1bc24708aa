import { execFile } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { parseJson } from '../../../src/format/parse-json.ts';
import { ifExists } from '../../../src/store/file-fault.ts';

/** Milliseconds between two looks at a lock. */
export interface LockPauses {
  readonly held: number;
  /** For a lock without an owner: its process died while it wrote it, or still writes. */
  readonly unwritten: number;
}

const PAUSES: LockPauses = { held: 200, unwritten: 1000 };

const readText = (file: string): Promise<string> => readFile(file, 'utf8');

/** Process that holds a lock. */
export interface LockOwner {
  readonly pid: number;
  /** Time at which the process started, as the system words it; distinguishes it from a later process of the same number. Empty if unknown. */
  readonly started: string;
}

/**
 * Takes a lock file; waits while its owner runs.
 *
 * The file names its owner by process number and start time, so that a lock outlives its owner by no more than one
 * look, also where the system has given the number to another process.
 *
 * @param onWait called once with the owner when the lock has to be waited for.
 * @returns a function that releases the lock.
 */
export async function takeLock(
  file: string,
  onWait: (owner: LockOwner) => void = () => undefined,
  pauses = PAUSES,
): Promise<() => Promise<void>> {
  const own = JSON.stringify({ pid: process.pid, started: await startOf(process.pid) });
  let hasWaited = false;
  for (;;) {
    if (await create(file, own)) return () => rm(file, { force: true });
    const text = await ifExists(file, readText);
    if (text === undefined) continue;
    const owner = parseOwner(text);
    if (owner === undefined) {
      await setTimeout(pauses.unwritten);
      if ((await ifExists(file, readText)) === text) await rm(file, { force: true });
    } else if (!(await isRunning(owner))) {
      // Removed only as long as it still names the dead owner: another process may have replaced it.
      if ((await ifExists(file, readText)) === text) await rm(file, { force: true });
    } else {
      if (!hasWaited) onWait(owner);
      hasWaited = true;
      await setTimeout(pauses.held);
    }
  }
}

/** Creates a lock. @returns false if there is one. */
async function create(file: string, text: string): Promise<boolean> {
  const handle = await open(file, 'wx').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  if (handle === undefined) return false;
  await handle.writeFile(text);
  await handle.close();
  return true;
}

/** Owner that a lock names; locks of earlier versions hold the process number alone. */
function parseOwner(text: string): LockOwner | undefined {
  return ownerSchema.safeParse(parseJson(text)).data;
}

const ownerSchema = z.union([
  z.object({ pid: z.number(), started: z.string() }),
  z.number().transform((pid) => ({ pid, started: '' })),
]);

/** Returns true if the process that took a lock still runs; a later process with its number does not count. */
export async function isRunning({ pid, started }: LockOwner): Promise<boolean> {
  try {
    process.kill(pid, 0); // signal 0 asks whether the process exists
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  if (started === '') return pid !== process.pid;
  const now = await startOf(pid);
  return now === '' || now === started;
}

/** Returns the time at which a process started, as the system words it; empty if the system does not say. */
export async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '');
  // Field 22 of proc(5); the second is the command in parentheses, which may hold spaces.
  if (stat !== '') return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.trim();
}
