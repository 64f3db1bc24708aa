import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { currentVersion } from './current-build.ts';
import { makeFolder } from './durable.ts';

/**
 * Workshops: the folders in which builds grow before they are published, one for each run.
 *
 * A workshop is named after the process it belongs to, so that others know whether it is still at work. Before it
 * publishes a version it *claims* it in a file, and holds the claim until `current.json` says so too; nobody removes
 * a version that is claimed.
 */

const NAME = /^\.workshop-(\d+)-[0-9a-f]{12}$/;
const VERSION = /^[0-9a-f]{12}$/;
const CLAIM = 'claim';
/** A workshop this old is abandoned even if a process of its number runs: the number has been given again. */
const ABANDONED_MS = 3_600_000;

/** Opens a workshop for this process. @returns its folder. */
export async function openWorkshop(root: string): Promise<string> {
  const folder = path.join(root, `.workshop-${String(process.pid)}-${randomBytes(6).toString('hex')}`);
  await makeFolder(folder);
  return folder;
}

/** Keeps other processes from removing a version as long as the workshop exists. */
export async function claim(workshop: string, version: string): Promise<void> {
  await writeFile(path.join(workshop, CLAIM), version);
}

/**
 * Removes the staging folders of ended processes, which killed builds left behind.
 *
 * @returns the versions claimed by running ones.
 */
export async function removeAbandoned(root: string): Promise<Set<string>> {
  const claimed = new Set<string>();
  for (const entry of await readdir(root)) {
    const owner = NAME.exec(entry)?.[1];
    if (owner === undefined) continue;
    const workshop = path.join(root, entry);
    if (await isAtWork(Number(owner), workshop)) claimed.add(await claimOf(workshop));
    else await removeFolder(workshop);
  }
  return claimed;
}

/** Removes abandoned workshops, and all versions but the current one, those claimed, and `keep`. */
export async function tidy(root: string, keep: string | undefined): Promise<void> {
  // In this order: a version listed was claimed before it was renamed to here, and is current before its claim ends.
  const entries = await readdir(root);
  const claimed = await removeAbandoned(root);
  const current = await currentVersion(root);
  for (const entry of entries) {
    if (!VERSION.test(entry) || entry === keep || entry === current || claimed.has(entry)) continue;
    await removeFolder(path.join(root, entry));
  }
}

/** Removes a folder with all it holds, also while another process does the same. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

async function isAtWork(owner: number, workshop: string): Promise<boolean> {
  try {
    process.kill(owner, 0); // signal 0 asks whether the process is there
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const { mtimeMs } = await stat(workshop).catch(() => ({ mtimeMs: 0 }));
  return Date.now() - mtimeMs < ABANDONED_MS;
}

/** The version that a workshop claims; an empty text if none yet. */
async function claimOf(workshop: string): Promise<string> {
  return readFile(path.join(workshop, CLAIM), 'utf8').catch(() => '');
}
