import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type Catalogue } from '../domain/dataset.ts';
import { type ExportFile, exportFiles, type ExportParts } from '../format/exports/export-files.ts';
import { selectClassList, selectDataset, type Selection } from '../format/exports/selection.ts';
import { holdingsOf } from './image-holdings.ts';

/** How long an export is, and what it holds. */
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
  /** Measures a file, once: it is written from beginning to end and thrown away, letting others in between. */
  readonly measure: (file: ExportFile) => Promise<ExportMeasure>;
}

const opened = new WeakMap<Catalogue, Map<string, Exports>>();

/**
 * The exports of a dataset or of a class list, or `undefined` if there is none of that name.
 *
 * @param site what addresses in the files begin with, and the address of a synset's page.
 */
export async function openExports(
  catalogue: Catalogue,
  kind: Selection['kind'],
  name: string,
  site: Pick<ExportParts, 'origin' | 'address'>,
): Promise<Exports | undefined> {
  let known = opened.get(catalogue);
  if (known === undefined) opened.set(catalogue, (known = new Map<string, Exports>()));
  const key = `${kind} ${name} ${site.origin}`;
  let found = known.get(key);
  if (found === undefined) {
    const selection = selectionOf(catalogue, kind, name);
    if (selection === undefined) return undefined;
    const holdings = selection.dataset === undefined ? {} : await holdingsOf(catalogue, selection.dataset);
    // Another request may have opened them in the meantime: its measures are kept.
    found = known.get(key) ?? exportsOf(selection, { ...catalogue, ...site, holdings });
    known.set(key, found);
  }
  return found;
}

function selectionOf(
  { taxonomy, datasets, classLists }: Catalogue,
  kind: Selection['kind'],
  name: string,
): Selection | undefined {
  const dataset = kind === 'dataset' ? datasets.find((one) => one.name === name) : undefined;
  if (dataset !== undefined) return selectDataset(taxonomy, dataset);
  const list = kind === 'classList' ? classLists.find((one) => one.name === name) : undefined;
  return list && selectClassList(list);
}

function exportsOf(selection: Selection, parts: ExportParts): Exports {
  const measures = new Map<ExportFile['chunks'], Promise<ExportMeasure>>();
  return {
    selection,
    files: exportFiles(parts, selection),
    // A file under another name shares the function that writes it, and so its measure.
    measure: ({ chunks }) => {
      let measure = measures.get(chunks);
      if (measure === undefined) {
        measures.set(chunks, (measure = measured(chunks())));
        // One that could not be written is tried again.
        measure.catch(() => measures.delete(chunks));
      }
      return measure;
    },
  };
}

async function measured(chunks: Iterable<string> | AsyncIterable<string>): Promise<ExportMeasure> {
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

const CHUNK = 65_536;

/** Small pieces of text put together to larger ones. */
export async function* gathered(chunks: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  if (Symbol.iterator in chunks) {
    // Waiting for each of a hundred thousand pieces that are there already takes as long as writing them.
    yield* gatheredAtOnce(chunks);
    return;
  }
  let text = '';
  for await (const chunk of chunks) {
    text += chunk;
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

function* gatheredAtOnce(chunks: Iterable<string>): Generator<string> {
  let text = '';
  for (const chunk of chunks) {
    text += chunk;
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
