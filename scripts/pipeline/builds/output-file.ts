/** A file about to be written. */
export interface OutputFile {
  /** Path in the build, with slashes. */
  readonly path: string;
  /** Number of its records: synsets, classes, rows. */
  readonly records: number;
  readonly bytes: Uint8Array;
}

/** A file of JSON, indented for people. */
export function jsonFile(path: string, records: number, value: unknown): OutputFile {
  return { path, records, bytes: new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`) };
}
