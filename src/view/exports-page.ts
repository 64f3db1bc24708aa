import { type ExportFile, IMG2DATASET_FILE } from '../format/exports/export-files.ts';
import { IMG2DATASET_COLUMNS } from '../format/exports/image-urls.ts';
import type { Selection } from '../format/exports/selection.ts';
import { CROISSANT_FILE, exportFileUrl, type ExportKind, exportsUrl } from './export-urls.ts';
import { img2datasetCommand } from './img2dataset.ts';
import type { PageContext } from './page-context.ts';

/** A selection's page of exports, as other pages link it. */
export interface ExportsLink {
  readonly kind: ExportKind;
  readonly title: string;
  readonly href: string;
}

/** Links to the pages of exports: datasets, then class lists. */
export function exportsLinks({ catalogue: { datasets, classLists } }: PageContext): readonly ExportsLink[] {
  return [
    ...datasets.map(({ name, description }): ExportsLink => ({
      kind: 'dataset',
      title: description.title,
      href: exportsUrl('dataset', name),
    })),
    ...classLists.map(({ name, title }): ExportsLink => ({
      kind: 'classList',
      title,
      href: exportsUrl('classList', name),
    })),
  ];
}

/** One file of a page of exports. */
export interface ExportEntry {
  readonly name: string;
  readonly readBy: string;
  readonly note: string;
  readonly href: string;
  /** Size of the file; absent for a file that is written only on request. */
  readonly size: { readonly lines: number; readonly bytes: number } | undefined;
}

/** Model of an exports page; its JSON twin. */
export interface ExportsPage {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly synsets: number;
  readonly files: readonly ExportEntry[];
  /** Commands to copy into a terminal. */
  readonly commands: readonly string[];
}

/**
 * Builds the model of an exports page.
 *
 * @param origin the site's own address;
 * @param measure measures a file, from a cache of the caller.
 */
export async function exportsPage(
  { kind, name, title, description, nodes }: Selection,
  origin: string,
  files: readonly ExportFile[],
  measure: (file: ExportFile) => Promise<{ readonly lines: number; readonly bytes: number }>,
): Promise<ExportsPage> {
  const entries: ExportEntry[] = [];
  for (const file of files) {
    const size = file.isLong ? undefined : await measure(file).then(({ lines, bytes }) => ({ lines, bytes }));
    entries.push({
      name: file.name,
      readBy: file.readBy,
      note: file.note,
      href: exportFileUrl(kind, name, file.name),
      size,
    });
  }
  const croissant: ExportEntry = {
    name: CROISSANT_FILE,
    readBy: 'Croissant tools',
    note: 'MLCommons Croissant 1.1',
    href: exportFileUrl(kind, name, CROISSANT_FILE),
    size: undefined,
  };
  const commands = [`curl -O '${origin}${exportFileUrl(kind, name, 'synset_words.txt')}'`];
  if (files.some((file) => file.name === IMG2DATASET_FILE)) {
    commands.push(
      `curl -O '${origin}${exportFileUrl(kind, name, IMG2DATASET_FILE)}'`,
      img2datasetCommand(IMG2DATASET_FILE, IMG2DATASET_COLUMNS, name),
    );
  }
  return {
    name,
    title,
    description,
    synsets: nodes.length,
    commands,
    files: kind === 'dataset' ? [...entries, croissant] : entries,
  };
}
