import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Catalogue } from '../domain/catalogue.ts';
import type { ImageHoldings } from '../domain/dataset/image-holdings.ts';
import { lazyMap } from '../domain/lazy.ts';
import { type ExportFile, exportFiles, type ExportParts } from '../format/exports/export-files.ts';
import { selectClassList, selectDataset, type Selection } from '../format/exports/selection.ts';
import { gathered } from './streams.ts';

/** Length and checksum of an export. */
export interface ExportMeasure {
  readonly lines: number;
  readonly bytes: number;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
}

/** The exports of one selection. */
export interface Exports {
  readonly selection: Selection;
  readonly files: readonly ExportFile[];
  /** Measures a file, once: the file is written from beginning to end and discarded, yielding to other work in between. */
  readonly measure: (file: ExportFile) => Promise<ExportMeasure>;
}

/** Selects the synsets of a dataset or of a class list; `undefined` for an unknown name. */
export function selectionOf(
  { taxonomy, datasets, classLists }: Catalogue,
  kind: Selection['kind'],
  name: string,
): Selection | undefined {
  const dataset = kind === 'dataset' ? datasets.find((one) => one.name === name) : undefined;
  if (dataset !== undefined) return selectDataset(taxonomy, dataset);
  const list = kind === 'classList' ? classLists.find((one) => one.name === name) : undefined;
  return list && selectClassList(list);
}

/**
 * Opens the exports of a selection.
 *
 * @param site what addresses in the files begin with, and the address of a synset's page.
 */
export function openExports(
  catalogue: Catalogue,
  selection: Selection,
  site: Pick<ExportParts, 'origin' | 'address'>,
  holdings: ImageHoldings,
): Exports {
  const { taxonomy, lexicon, classLists } = catalogue;
  const parts = { taxonomy, lexicon, classLists, ...site, holdings };
  // A file under another name shares the function that writes it, and so its measure.
  const measureOf = lazyMap((chunks: ExportFile['chunks']) => measureText(chunks()));
  return { selection, files: exportFiles(parts, selection), measure: ({ chunks }) => measureOf(chunks) };
}

async function measureText(chunks: Iterable<string> | AsyncIterable<string>): Promise<ExportMeasure> {
  const hash = createHash('sha256');
  let lines = 0;
  let bytes = 0;
  let last = '\n';
  for await (const text of gathered(chunks)) {
    await setImmediate();
    hash.update(text);
    bytes += Buffer.byteLength(text);
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
    last = text.at(-1) ?? last;
  }
  return { lines: last === '\n' ? lines : lines + 1, bytes, sha256: hash.digest('hex') };
}
