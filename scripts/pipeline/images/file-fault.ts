/** Reasons why a file of a dataset's folders is skipped, by their names in the report. */
export const FILE_FAULTS = {
  'no-synset': 'has no class: neither its folders, its name, a label next to it nor a table name a synset',
  'unknown-synset': 'is filed under a synset that WordNet does not have',
  'other-file': 'is no image by its name: a list, a note or a file of the system',
  'no-images': 'is an archive or table without images; if it has addresses, give it with --urls',
  'link-outside': 'is a link to a place outside the folder or to a folder',
  'link-to-nothing': 'is a link in a tar to what the tar does not have',
  'other-member': 'is a member of an archive that cannot be read, such as a sparse or encrypted one',
  'no-table': 'is named as a table of classes and cannot be read as one',
  unreadable: 'cannot be read',
  empty: 'has no bytes',
  'too-large': 'has more bytes or pixels than an image here may have',
  'no-image': 'is no JPEG, PNG, WebP, AVIF, GIF, SVG or TIFF',
  'other-format': 'is in a format that is not read: convert it to JPEG, PNG or WebP',
  truncated: 'ends before the image does',
  corrupt: 'begins as an image and goes on as none',
  'no-annotation': 'is no annotation in a form that is read',
  'no-image-of-boxes': 'is named after no image',
  'no-boxes': 'has no box in it',
  'box-size': 'gives another size than its image has, turned or not',
  'box-turned': 'belongs to a photograph that its camera turned, and does not tell whether its boxes are turned too',
  'bad-box': 'has a box that is empty or outside the image; its other boxes are read',
  companion: 'belongs to another image, as a mask does',
  twice: 'is there a second time',
  'named-otherwise': 'is named after another synset than it is filed under',
  'other-archive': 'is an archive that is not read: unpack it, or write its images as files',
  'damaged-tar': 'is an archive that cannot be read to its end',
} as const;

/** One reason. */
export type FileFault = keyof typeof FILE_FAULTS;

/** A file that is skipped. */
export interface FaultyFile {
  /** Path in the dataset's folder; a member of a tar has its own path behind that of the tar. */
  readonly file: string;
  readonly fault: FileFault;
  /** Facts besides the reason; may be empty. */
  readonly detail: string;
}

/** Returns the number of skipped files of each reason that occurs. */
export function countFaults(files: Iterable<FaultyFile>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { fault } of files) counts[fault] = (counts[fault] ?? 0) + 1;
  return counts;
}

/** Formats skipped files as a table with a head. */
export function faultTable(files: readonly FaultyFile[]): Uint8Array {
  const lines = files.map(({ file, fault, detail }) =>
    [file, fault, detail].map((text) => text.replaceAll(/\p{Cc}/gu, ' ')).join('\t'),
  );
  return new TextEncoder().encode(['file\treason\tdetail', ...lines, ''].join('\n'));
}
