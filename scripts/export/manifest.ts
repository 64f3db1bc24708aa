import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { open, rename, writeFile } from 'node:fs/promises';
import type { CopyFile } from './copy-writer.ts';

/** Totals of a copy; a file that several parts have counts once. */
export interface CopyTotals {
  readonly synsets: number;
  readonly files: number;
  readonly bytes: number;
}

/** Head of the manifest of an export. */
export interface ExportManifest {
  /** Path of the manifest; empty for that of a folder that no export wrote. */
  readonly file: string;
  /** Digest of everything that the files depend on. */
  readonly basis: string;
  readonly totals: CopyTotals;
  readonly parts: ReadonlyMap<string, ManifestPart>;
}

/** A part of a copy in its manifest. */
export interface ManifestPart {
  /** Digest of what the files of the part depend on. */
  readonly digest: string;
  /** Position and length in bytes, in the manifest, of the part's files. */
  readonly start: number;
  readonly length: number;
}

/** The manifest of a folder that no export wrote. */
export const NO_MANIFEST: ExportManifest = {
  file: '',
  basis: '',
  totals: { synsets: 0, files: 0, bytes: 0 },
  parts: new Map(),
};

/**
 * A manifest is a file next to the folder: {@link FORMAT} and the length of the head, in a line padded to
 * {@link FIRST_LINE} bytes; the head, as JSON; and a line a file, `digest TAB bytes TAB path`. There may be millions of
 * files, so the head tells where those of a part lie.
 */
const FORMAT = 'canopy export 4';
const FIRST_LINE = 32;

/** Head of a manifest as JSON; the files of the parts follow one another in this order. */
interface Head {
  readonly basis: string;
  readonly totals: CopyTotals;
  readonly parts: readonly { readonly name: string; readonly digest: string; readonly length: number }[];
}

/** Returns the path of the manifest of a copy. */
export function manifestFile(folder: string): string {
  return `${folder}.manifest`;
}

/** Reads a manifest; one that is missing, or of another form, is empty, so that everything is written again. */
export async function readManifest(folder: string): Promise<ExportManifest> {
  const file = manifestFile(folder);
  if (!existsSync(file)) return NO_MANIFEST;
  const handle = await open(file);
  const read = async (start: number, length: number): Promise<string> =>
    (await handle.read(Buffer.alloc(length), 0, length, start)).buffer.toString();
  try {
    const first = await read(0, FIRST_LINE);
    if (!first.startsWith(`${FORMAT}\t`)) return NO_MANIFEST;
    const headLength = Number(first.slice(FORMAT.length));
    const { basis, totals, parts } = JSON.parse(await read(FIRST_LINE, headLength)) as Head;
    let start = FIRST_LINE + headLength;
    const placed = parts.map(({ name, digest, length }) => {
      start += length;
      return [name, { digest, start: start - length, length }] as const;
    });
    return { file, basis, totals, parts: new Map(placed) };
  } finally {
    await handle.close();
  }
}

/** Reads the files of a part; none for a part that the manifest does not have. */
export function readPart({ file, parts }: ExportManifest, name: string): CopyFile[] {
  const { start, length } = parts.get(name) ?? { start: 0, length: 0 };
  if (length === 0) return [];
  const bytes = Buffer.alloc(length);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, bytes, 0, length, start);
  } finally {
    closeSync(descriptor);
  }
  return bytes
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [digest = '', size = '', path = ''] = line.split('\t');
      return { path, bytes: Number(size), digest };
    });
}

/** Writes a manifest to a temporary file and renames it over the last. */
export async function writeManifest(
  folder: string,
  basis: string,
  totals: CopyTotals,
  parts: readonly { readonly name: string; readonly digest: string; readonly files: readonly CopyFile[] }[],
): Promise<void> {
  const bodies = parts.map(({ name, digest: inputs, files }) => ({
    name,
    digest: inputs,
    body: Buffer.from(files.map(({ path, bytes, digest }) => `${digest}\t${String(bytes)}\t${path}\n`).join('')),
  }));
  const head: Head = { basis, totals, parts: bodies.map(({ body, ...part }) => ({ ...part, length: body.length })) };
  const headBytes = Buffer.from(`${JSON.stringify(head)}\n`);
  const first = Buffer.from(`${`${FORMAT}\t${String(headBytes.length)}`.padEnd(FIRST_LINE - 1)}\n`);
  const partial = `${manifestFile(folder)}.partial`;
  await writeFile(partial, [first, headBytes, ...bodies.map(({ body }) => body)]);
  await rename(partial, manifestFile(folder));
}
