/**
 * Where bytes come from: a folder, or anything else that gives bytes for a path.
 *
 * A path has slashes, is relative to the source, and is always one that this program made, never a visitor's. What a
 * source gives is what it holds; whether that is what a build wrote is checked by those who open a build.
 */
export interface Source {
  /** What to call the source in messages. */
  readonly name: string;
  /** Whether it is on this machine, so that other files of the machine may be read on its word. */
  readonly isLocal?: true;
  /**
   * All bytes of a file as it is now.
   *
   * @throws Error naming the file if it cannot be read.
   */
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
  /** The length of a file, or `undefined` if there is none at that path. */
  size(path: string): Promise<number | undefined>;
  /**
   * The bytes `[start, end)` of a file, all of them.
   *
   * @throws Error naming the file if it cannot be read or ends before.
   */
  range(path: string, start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}
