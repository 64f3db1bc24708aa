/** The images of one synset as a file states them. */
export interface CountRow {
  /** An identifier in any form. */
  readonly synset: string;
  /** Digits, if it is as it should be. */
  readonly images: string;
  /** Line number, or the number of the entry if the file has no meaningful lines. */
  readonly line: number;
}
