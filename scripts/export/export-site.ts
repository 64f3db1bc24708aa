import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withFile } from '../../src/store/file-fault.ts';
import { basisOf } from './basis.ts';
import { type CopyFile, type PartReport, sizeOf } from './copy-writer.ts';
import { type CopyChoice, openCopy } from './copy.ts';
import { manifestFile, NO_MANIFEST, readManifest, writeManifest } from './manifest.ts';
import { partsOf, synsetsOf } from './parts.ts';
import type { WorkerAnswer, WorkerOrder, WorkerSetup } from './worker.ts';
import { makeFolder } from '../pipeline/text/make-folder.ts';

/** Options of an export. */
export interface ExportOptions {
  readonly siteFolder: string;
  /** The folder of the builds of the data. */
  readonly data: string;
  /** Scheme, host and port at which readers will reach the copy. */
  readonly origin: string;
  readonly choice: CopyChoice;
  /** The folder of the copy; it is made, or it is one that an export made. */
  readonly folder: string;
  /** Whether files are written that have not changed. */
  readonly force: boolean;
  readonly workers: number;
  /** Callback after each part. */
  readonly onProgress: (progress: ExportProgress) => void;
}

/** Progress of an export. */
export interface ExportProgress {
  readonly synsets: number;
  readonly ofSynsets: number;
  readonly files: number;
  readonly bytes: number;
}

/** Result of an export. */
export interface ExportReport {
  readonly synsets: number;
  readonly files: number;
  readonly bytes: number;
  readonly written: number;
  readonly writtenBytes: number;
  readonly removed: number;
}

const REMOVALS = 'removals.txt';
const FILES = 'files';
const WHOLE = 'whole';

/**
 * Writes the site as plain files.
 *
 * Several processes render and write to a folder aside what has changed since the last export. When all of it is there it is moved
 * into its place: a new copy by renaming the folder, an older one file by file, what pages lead to before the pages, and
 * what is no more is removed last. Killed before, it leaves the copy as it was; killed while it moves files, the next export goes on.
 *
 * @throws Error in a sentence, if the folder holds something else, cannot be written, or a page cannot be rendered; the staging folder is gone then.
 */
export async function exportSite(options: ExportOptions): Promise<ExportReport> {
  const aside = `${options.folder}.aside`;
  try {
    return await withFile(aside, 'written', () => exportTo(aside, options));
  } catch (error) {
    // What is whole is moved into place by the next export; of anything else nothing stays.
    if (existsSync(aside) && !existsSync(manifestFile(path.join(aside, WHOLE))))
      await rm(aside, { recursive: true, force: true });
    throw error;
  }
}

async function exportTo(aside: string, options: ExportOptions): Promise<ExportReport> {
  const { folder, data, choice, onProgress } = options;
  await takeUp(folder, aside);
  if (existsSync(folder) && !existsSync(manifestFile(folder)) && (await readdir(folder)).length > 0) {
    throw new Error(
      `${folder}: expected a folder that an export wrote, or none; this one holds other files. Name another with --out.`,
    );
  }
  const copy = await openCopy(data, choice);
  const before = existsSync(folder) ? await readManifest(folder) : NO_MANIFEST;
  const basis = await basisOf({ ...options, version: copy.catalogue.version });
  await rm(aside, { recursive: true, force: true });
  await makeFolder(path.join(aside, FILES));
  const parts = partsOf(copy).filter((part) => !part.startsWith('synsets') || synsetsOf(part, copy).length > 0);
  const ofSynsets = copy.chosen.reduce((sum, one) => sum + one, 0);
  const reports = new Map<string, PartReport>();
  let progress: ExportProgress = { synsets: 0, ofSynsets, files: 0, bytes: 0 };
  const addReport = (part: string, report: PartReport): void => {
    reports.set(part, report);
    progress = {
      ...progress,
      synsets: progress.synsets + synsetsOf(part, copy).length,
      files: progress.files + report.files.length,
      bytes: progress.bytes + report.files.reduce((sum, { bytes }) => sum + bytes, 0),
    };
    onProgress(progress);
  };
  // Of the same basis a part has the same bytes: it is not rendered where its files are as they were written.
  const isUnchanged = (part: string): boolean =>
    !options.force &&
    before.basis === basis &&
    before.parts.get(part)?.every(({ path: file, bytes }) => sizeOf(path.join(folder, file)) === bytes) === true;
  const unchanged = new Set(parts.filter(isUnchanged));
  for (const part of unchanged) addReport(part, { files: before.parts.get(part)!, written: [], removed: [] });
  await inProcesses(
    { ...options, aside: path.join(aside, FILES) },
    parts.filter((part) => !unchanged.has(part)),
    options.force ? NO_MANIFEST.parts : before.parts,
    addReport,
  );
  const manifest = new Map(parts.map((part) => [part, reports.get(part)!.files]));
  const there = eachOnce(manifest);
  const removed = [...before.parts.values()]
    .flat()
    .map((file) => file.path)
    .filter((file) => !there.has(file));
  await writeFile(path.join(aside, REMOVALS), removed.map((file) => `${file}\n`).join(''));
  await writeManifest(path.join(aside, WHOLE), { basis, parts: manifest });
  await takeUp(folder, aside);
  const written = new Set([...reports.values()].flatMap((report) => report.written));
  return {
    synsets: ofSynsets,
    files: there.size,
    bytes: there.values().reduce((sum, { bytes }) => sum + bytes, 0),
    removed: removed.length,
    written: written.size,
    writtenBytes: written.values().reduce((sum, file) => sum + there.get(file)!.bytes, 0),
  };
}

/** All files by path. @throws Error if parts have different files of one path. */
function eachOnce(manifest: ReadonlyMap<string, readonly CopyFile[]>): Map<string, CopyFile> {
  const files = new Map<string, CopyFile>();
  for (const file of [...manifest.values()].flat()) {
    const other = files.get(file.path);
    if (other !== undefined && other.digest !== file.digest)
      throw new Error(`${file.path}: two parts of the export have different files of that name.`);
    files.set(file.path, file);
  }
  return files;
}

/** Has the parts made by processes, each taking the next when it is done with one. */
async function inProcesses(
  options: ExportOptions & WorkerSetup,
  parts: readonly string[],
  before: ReadonlyMap<string, readonly CopyFile[]>,
  onPart: (part: string, report: PartReport) => void,
): Promise<void> {
  const { siteFolder, data, origin, choice, aside, folder } = options;
  const setup: WorkerSetup = { siteFolder, data, origin, choice, aside, folder };
  const next = parts.values();
  const processes: ChildProcess[] = [];
  const work = async (): Promise<void> => {
    const child = fork(path.join(import.meta.dirname, 'worker.ts'), {
      serialization: 'advanced',
      execArgv: ['--max-semi-space-size=32'],
    });
    processes.push(child);
    const ended = new Promise<never>((_, reject) => {
      child.once('exit', (code, signal) => {
        reject(new Error(`A process of the export ended early (${signal ?? String(code)}).`));
      });
      // The connection may be closed already; without a listener its error would end this process.
      child.on('error', reject);
    });
    ended.catch(() => undefined);
    const tell = (order: WorkerOrder): boolean => child.send(order);
    tell({ setup });
    for (const part of next) {
      tell({ part, before: before.get(part) ?? [] });
      const [answer] = (await Promise.race([once(child, 'message'), ended])) as [WorkerAnswer];
      if ('failure' in answer) throw new Error(answer.failure);
      onPart(answer.part, answer.report);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(options.workers, parts.length) }, work));
  } finally {
    await Promise.all(processes.map(endProcess));
  }
}

/** Ends a process and waits until it has written its last. */
async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  else child.kill();
  await ended;
}

/** Moves what lies aside, if it is whole, into the copy; what is not whole stays for the next export to remove. */
async function takeUp(folder: string, aside: string): Promise<void> {
  const whole = manifestFile(path.join(aside, WHOLE));
  if (!existsSync(whole)) return;
  const files = path.join(aside, FILES);
  if (existsSync(files)) {
    const removals = (await readFile(path.join(aside, REMOVALS), 'utf8')).split('\n').filter((file) => file !== '');
    if (!existsSync(folder)) await rename(files, folder);
    else await moveFiles(files, folder);
    for (const file of removals) await removeFile(folder, file);
  }
  await rename(whole, manifestFile(folder));
  await rm(aside, { recursive: true, force: true });
}

/** Pages lead to the other files, so those come first. */
async function moveFiles(from: string, to: string): Promise<void> {
  const names = (await readdir(from, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(from, path.join(entry.parentPath, entry.name)));
  const isPage = (name: string): boolean => name.endsWith('.html');
  for (const name of [...names.filter((one) => !isPage(one)), ...names.filter(isPage)]) {
    await makeFolder(path.dirname(path.join(to, name)));
    await rename(path.join(from, name), path.join(to, name));
  }
}

/** Removes a file, and the folders that it leaves empty. */
async function removeFile(folder: string, file: string): Promise<void> {
  await rm(path.join(folder, file), { force: true });
  for (let at = path.dirname(file); at !== '.'; at = path.dirname(at)) {
    const isEmpty = await rmdir(path.join(folder, at)).then(
      () => true,
      () => false,
    );
    if (!isEmpty) return;
  }
}
