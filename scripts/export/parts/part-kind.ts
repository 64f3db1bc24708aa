import type { CopyWriter } from '../copy-writer.ts';
import type { Copy } from '../copy.ts';
import type { CopyInputs } from '../inputs.ts';
import type { ListFiles } from '../list-files.ts';
import type { CopyRenderer } from '../render.ts';

/** Tools for making a part of an export. */
export interface PartTools {
  readonly copy: Copy;
  readonly lists: ListFiles;
  readonly renderer: CopyRenderer;
  readonly writer: CopyWriter;
  /** Scheme, host and port at which readers will reach the copy. */
  readonly origin: string;
  /** The folder of the built site, and that of the builds of the data. */
  readonly siteFolder: string;
  readonly data: string;
}

/** One kind of part; each part is made by one process, in any order. */
export interface PartKind {
  /** Returns the names of the parts of this kind. */
  readonly names: (copy: Copy) => readonly string[];
  /**
   * Returns digests of the data that the files of a part depend on. All parts depend on the program and on the options
   * of the export besides.
   */
  readonly inputs: (name: string, inputs: CopyInputs, copy: Copy) => readonly string[];
  /** Writes all files of a part. */
  readonly write: (name: string, tools: PartTools) => Promise<void>;
}

/** The names of the one part of a kind that is not divided. */
export const WHOLE: readonly string[] = [''];
