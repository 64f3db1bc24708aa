/**
 * Source of bytes: a folder, or a base URL whose server answers ranges.
 *
 * A path has slashes, is relative to the source, and is always one that this program made, never a visitor's. What a
 * source gives is what it holds, all that was asked for and of one state of the file; whether that is what a build
 * wrote is checked by those who open a build.
 */
export interface Source {
  /** Name of the source in messages. */
  readonly name: string;
  /** Whether it is on this machine: reading it costs no more than the disk, and other files of the machine may be read on its word. */
  readonly isLocal?: boolean;
  /**
   * Reads all bytes of a file's current state.
   *
   * @throws StoreError naming the file if it cannot be read.
   */
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Returns the length of a file, or `undefined` if it does not exist.
   *
   * @throws StoreError if the source does not answer.
   */
  size(path: string): Promise<number | undefined>;
  /**
   * The bytes `[start, end)` of a file, all of them.
   *
   * @throws StoreError naming the file if it cannot be read, ends before, or has changed since it was read first.
   */
  range(path: string, start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Gives back what is held open. */
  close?(): Promise<void>;
  /** Returns the reason why nothing can be read at the moment, if it is known. */
  trouble?(): string | undefined;
}
