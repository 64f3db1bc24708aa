/** Where the files of a build come from: a folder, or anything else that gives bytes for a path. */
export interface Source {
  /** What to call the source in messages. */
  readonly name: string;
  /**
   * All bytes of a file.
   *
   * @param path path in the source, with slashes; always one that this program made, never a visitor's.
   * @throws Error naming the file if it cannot be read.
   */
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
}
