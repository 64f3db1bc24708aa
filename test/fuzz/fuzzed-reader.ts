/** A reader of files of one kind, to be given spoilt ones. */
export interface FuzzedReader {
  readonly name: string;
  /** Files that it reads; small ones, since each case begins with one of them. */
  readonly seeds: readonly Uint8Array[];
  /** Reads a file. It is right if it returns, or throws an Error that says in a sentence what was expected and what came. */
  readonly read: (bytes: Uint8Array) => unknown;
  /** Mends in a spoilt file what would be refused first and hide the rest, such as sums; done in half of the cases. */
  readonly mend?: (bytes: Uint8Array) => Uint8Array;
  /** Reads what a build wrote, not what somebody gave: its refusals are plain errors. */
  readonly isBuilt?: boolean;
  /** Takes more than about a millisecond, and gets fewer cases. */
  readonly isSlow?: boolean;
}
