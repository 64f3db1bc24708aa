/** Process that makes parts of an export, one after the other, at its parent's request. */

import { openSite } from '../../src/server/site.ts';
import { fileFault, isSystemError } from '../../src/store/file-fault.ts';
import { CopyWriter, type PartReport } from './copy-writer.ts';
import { type CopyChoice, openCopy } from './copy.ts';
import { ListFiles } from './list-files.ts';
import { type ExportManifest, NO_MANIFEST, readManifest, readPart } from './manifest.ts';
import { writePart } from './parts.ts';
import type { PartTools } from './parts/part-kind.ts';
import { CopyRenderer } from './render.ts';

/** Setup shared by all parts. */
export interface WorkerSetup {
  readonly siteFolder: string;
  readonly data: string;
  readonly origin: string;
  readonly choice: CopyChoice;
  /** Staging folder of changed files, and folder of the copy. */
  readonly staging: string;
  readonly folder: string;
  readonly force: boolean;
}

/** Orders of the parent. */
export type WorkerOrder = { readonly setup: WorkerSetup } | { readonly part: string };

/** Answers of the process to an order. */
export type WorkerAnswer =
  { readonly part: string; readonly report: PartReport } | { readonly part: string; readonly failure: string };

/** Words a failure. @param folder is named where the system does not say which file it could not write. */
function failureOf(error: unknown, folder: string): string {
  if (isSystemError(error)) return fileFault(folder, 'written', error).message;
  return error instanceof Error ? error.message : String(error);
}

/** Tools shared by all parts, and the manifest of the last export. */
type Opened = Omit<PartTools, 'writer'> & WorkerSetup & { readonly before: ExportManifest };

let opened: Promise<Opened> | undefined;

process.on('message', (order: WorkerOrder) => {
  if ('setup' in order) opened = open(order.setup);
  else {
    void make(order.part).then((answer) => {
      // A parent that has given up reads no more answers.
      process.send!(answer, undefined, undefined, (error) => {
        if (error !== null) process.exit(1);
      });
    });
  }
});
process.once('disconnect', () => process.exit());

async function open(setup: WorkerSetup): Promise<Opened> {
  const copy = await openCopy(setup.data, setup.choice);
  const site = await (await openSite(setup.siteFolder, { data: setup.data, origin: () => setup.origin })).open();
  if (site.version !== copy.catalogue.version)
    throw new Error(
      `The data have changed meanwhile, from ${copy.catalogue.version} to ${site.version}. Export again.`,
    );
  const lists = await ListFiles.open(copy.catalogue);
  const before = setup.force ? NO_MANIFEST : await readManifest(setup.folder);
  return { ...setup, before, copy, lists, renderer: new CopyRenderer(site, setup.origin, copy, lists) };
}

async function make(part: string): Promise<WorkerAnswer> {
  try {
    const tools = await opened!;
    const writer = new CopyWriter(tools.staging, tools.folder, readPart(tools.before, part));
    await writePart(part, { ...tools, writer });
    return { part, report: writer.report() };
  } catch (error) {
    return { part, failure: failureOf(error, (await opened!.catch(() => undefined))?.staging ?? 'the copy') };
  }
}
