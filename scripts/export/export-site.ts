import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withFile } from '../../src/store/file-fault.ts';
import { folderSource } from '../../src/store/folder-source.ts';
import { currentVersion } from '../../src/store/open-catalogue.ts';
import { findChangedParts } from './changed-parts.ts';
import { chooseData } from './choose-data.ts';
import type { CopyFile, PartReport } from './copy-writer.ts';
import { type CopyChoice, openCopy } from './copy.ts';
import { readInputs, readPartInputs } from './inputs.ts';
import { type CopyTotals, manifestFile, readManifest, readPart, writeManifest } from './manifest.ts';
import { digestOfPart, partsOf } from './parts.ts';
import { renderParts } from './render-parts.ts';
import { makeFolder } from '../pipeline/builds/durable.ts';

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
  /** Number of parts that are rendered, and of those that are to be. */
  readonly parts: number;
  readonly ofParts: number;
  readonly files: number;
  readonly bytes: number;
}

/** Result of an export. */
export interface ExportReport extends CopyTotals {
  readonly written: number;
  readonly writtenBytes: number;
  readonly removed: number;
  /** Parts that were rendered; the others depend on nothing that has changed. */
  readonly rendered: readonly string[];
}

const REMOVALS = 'removals.txt';
const FILES = 'files';
const COMPLETE = 'complete';

/**
 * Writes the site as plain files.
 *
 * Several processes render, and write to a staging folder what has changed since the last export. When all of it is
 * there it is moved into place: a new copy by renaming the folder, an older one file by file, pages after the files that
 * they lead to; files that the copy has no more are removed last. An export that is killed before leaves the copy as it
 * was; after one that is killed while it moves files, the next one moves the others.
 *
 * @throws Error in a sentence, if the folder holds something else, cannot be written, or a page cannot be rendered; the
 * staging folder is removed then.
 */
export async function exportSite(options: ExportOptions): Promise<ExportReport> {
  const staging = `${options.folder}.staging`;
  const chosen = `${options.folder}.data`;
  try {
    await rm(chosen, { recursive: true, force: true });
    const data = await chooseData(options.data, options.choice, chosen);
    return await withFile(staging, 'written', () => exportTo(staging, { ...options, data }));
  } catch (error) {
    // The next export moves a complete staging folder into place.
    if (existsSync(staging) && !existsSync(manifestFile(path.join(staging, COMPLETE))))
      await rm(staging, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(chosen, { recursive: true, force: true });
  }
}

async function exportTo(staging: string, options: ExportOptions): Promise<ExportReport> {
  const { folder, data, choice, force, workers, onProgress } = options;
  await moveStaged(folder, staging);
  if (existsSync(folder) && !existsSync(manifestFile(folder)) && (await readdir(folder)).length > 0) {
    throw new Error(
      `${folder}: expected a folder that an export wrote, or none; this one holds other files. Name another with --out.`,
    );
  }
  const before = await readManifest(folder);
  const whole = await readInputs({ ...options, version: await currentVersion(folderSource(data)) });
  const basis = `${whole.program} ${whole.everything}`;
  const findDamaged = (among: readonly string[]): Promise<string[]> => findChangedParts(folder, before, among, workers);
  if (!force && before.basis === basis && (await findDamaged([...before.parts.keys()])).length === 0)
    return { ...before.totals, written: 0, writtenBytes: 0, removed: 0, rendered: [] };
  const copy = await openCopy(data, choice);
  const inputs = await readPartInputs(whole, copy, data);
  const digests = new Map(partsOf(copy).map((part) => [part, digestOfPart(part, inputs, copy)]));
  const parts = [...digests.keys()];
  const same = force ? [] : parts.filter((part) => before.parts.get(part)?.digest === digests.get(part));
  const damaged = await findDamaged(same);
  const unchanged = new Set(same.filter((part) => !damaged.includes(part)));
  await rm(staging, { recursive: true, force: true });
  await makeFolder(path.join(staging, FILES));
  const reports = new Map<string, PartReport>();
  for (const part of unchanged) reports.set(part, { files: readPart(before, part), written: [] });
  const rendered = parts.filter((part) => !unchanged.has(part));
  let progress: ExportProgress = { parts: 0, ofParts: rendered.length, files: 0, bytes: 0 };
  await renderParts({ ...options, staging: path.join(staging, FILES) }, rendered, (part, report) => {
    reports.set(part, report);
    progress = {
      ...progress,
      parts: progress.parts + 1,
      files: progress.files + report.files.length,
      bytes: progress.bytes + report.files.reduce((sum, { bytes }) => sum + bytes, 0),
    };
    onProgress(progress);
  });
  const manifest = parts.map((name) => ({ name, digest: digests.get(name)!, files: reports.get(name)!.files }));
  const files = uniqueFiles(manifest);
  const totals: CopyTotals = {
    synsets: copy.chosen.reduce((sum, one) => sum + one, 0),
    files: files.size,
    bytes: files.values().reduce((sum, { bytes }) => sum + bytes, 0),
  };
  const removed = [...before.parts.keys()]
    .flatMap((part) => readPart(before, part).map((file) => file.path))
    .filter((file) => !files.has(file));
  await writeFile(path.join(staging, REMOVALS), removed.map((file) => `${file}\n`).join(''));
  await writeManifest(path.join(staging, COMPLETE), basis, totals, manifest);
  await moveStaged(folder, staging);
  const written = new Set([...reports.values()].flatMap((report) => report.written));
  return {
    ...totals,
    rendered,
    removed: removed.length,
    written: written.size,
    writtenBytes: written.values().reduce((sum, file) => sum + files.get(file)!.bytes, 0),
  };
}

/** Returns all files by path. @throws Error if parts have different files of one path. */
function uniqueFiles(manifest: readonly { readonly files: readonly CopyFile[] }[]): Map<string, CopyFile> {
  const files = new Map<string, CopyFile>();
  for (const file of manifest.flatMap((part) => part.files)) {
    const other = files.get(file.path);
    if (other !== undefined && other.digest !== file.digest)
      throw new Error(`${file.path}: two parts of the export have different files of that name.`);
    files.set(file.path, file);
  }
  return files;
}

/** Moves a staging folder, if it is complete, into the copy; an incomplete one is left for the next export to remove. */
async function moveStaged(folder: string, staging: string): Promise<void> {
  const complete = manifestFile(path.join(staging, COMPLETE));
  if (!existsSync(complete)) return;
  const files = path.join(staging, FILES);
  if (existsSync(files)) {
    const removals = (await readFile(path.join(staging, REMOVALS), 'utf8')).split('\n').filter((file) => file !== '');
    if (!existsSync(folder)) await rename(files, folder);
    else await moveFiles(files, folder);
    for (const file of removals) await removeFile(folder, file);
  }
  await rename(complete, manifestFile(folder));
  await rm(staging, { recursive: true, force: true });
}

/** Moves all files of a folder into another; pages come last, since they lead to the other files. */
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
