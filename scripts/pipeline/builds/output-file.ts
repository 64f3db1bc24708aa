/** A file about to be written. */
export interface OutputFile {
  /** Path in the build, with slashes. */
  readonly path: string;
  /** Number of its records: synsets, classes, rows. */
  readonly records: number;
  readonly bytes: Uint8Array;
}

/** A file about to be written that is too long for memory: its parts are made each time that they are needed. */
export interface LongFile extends Omit<OutputFile, 'bytes'> {
  /** Length in bytes. */
  readonly length: number;
  /** Yields the same bytes on each call; a part is valid until the next one. */
  parts(): Iterable<Uint8Array>;
}

/** A file of a build. */
export type BuildFile = OutputFile | LongFile;

/** Returns the bytes of a file in parts. */
export function partsOf(file: BuildFile): Iterable<Uint8Array> {
  return 'bytes' in file ? [file.bytes] : file.parts();
}

/** Returns the length of a file in bytes. */
export function lengthOf(file: BuildFile): number {
  return 'bytes' in file ? file.bytes.length : file.length;
}

/** A file of JSON, indented for people. */
export function jsonFile(path: string, records: number, value: unknown): OutputFile {
  return { path, records, bytes: new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`) };
}
