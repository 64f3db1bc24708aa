/** A file that is written on request. */
export interface WrittenFile {
  /** File name that its tool expects. */
  readonly name: string;
  /** Tools that read the file. */
  readonly readBy: string;
  readonly contentType: string;
  /** True if writing takes long, so that the file is measured only on request. */
  readonly isLong: boolean;
  /** Returns the text in chunks. */
  readonly chunks: () => Iterable<string> | AsyncIterable<string>;
}

/** Content types of these files. */
export const TYPES = {
  text: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
  turtle: 'text/turtle; charset=utf-8',
  yaml: 'application/yaml; charset=utf-8',
  python: 'text/x-python; charset=utf-8',
} as const;
