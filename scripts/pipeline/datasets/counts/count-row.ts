/** The images of one synset as a file states them. */
export interface CountRow {
  /** An identifier in any form. */
  readonly synset: string;
  /** Digits, if it is as it should be. */
  readonly images: string;
  /** Where it stands: the line, or the number of the entry where the file has no lines to speak of. */
  readonly line: number;
}
