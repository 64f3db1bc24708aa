import type { AddressCheck } from './address-states.ts';

/** Checks of a dataset build, by code: `E…` refuses the input, `W…` warns. */
export const CHECKS = {
  E01: { title: 'Unknown synset', meaning: 'An identifier names no noun synset of WordNet.' },
  E02: { title: 'Not a noun', meaning: 'An identifier names a verb, an adjective or an adverb.' },
  E03: { title: 'Probably WordNet 3.1', meaning: 'WordNet 3.0 does not have an offset that 3.1 has.' },
  E04: { title: 'Synset twice', meaning: 'A table of counts or a class list names a synset a second time.' },
  W01: { title: 'Unknown synsets skipped', meaning: 'Their lines were left out, as the declaration asks for.' },
  W02: { title: 'Image twice', meaning: 'A line came a second time and is listed once.' },
  W03: { title: 'Image with two addresses', meaning: 'Lines of the same image differ; one of them is listed.' },
  W04: {
    title: 'Address left out',
    meaning:
      'It has another scheme than http or https, or no host, or one that no browser takes, or holds a space, a control character or a broken escape.',
  },
  W05: { title: 'Count disagrees', meaning: 'Synsets have another number of images than addresses or files.' },
  W06: { title: 'Empty class', meaning: 'A synset is listed with no image.' },
  W07: {
    title: 'Images of people',
    meaning: 'There are images under person. Labels for people can hurt or be plainly wrong.',
  },
  W08: { title: 'No licence', meaning: 'The declaration does not say under which terms the images may be used.' },
  W09: {
    title: 'File skipped',
    meaning: 'A file of the images or of the boxes cannot be used; each is listed with its reason.',
  },
} as const;

/** The code of a check. */
export type CheckCode = keyof typeof CHECKS;

/** Report of a build on a dataset: findings of its checks, and the address lines that were left out. */
export interface DatasetReport {
  readonly findings: readonly Finding[];
  /** Absent where the dataset has no addresses. */
  readonly addresses:
    | {
        /** Number of lines read: those in the list, and those left out. */
        readonly lines: number;
        readonly images: number;
        /** Number of lines left out, by reason in words. */
        readonly leftOut: readonly { readonly reason: string; readonly lines: number }[];
        /** Result of the check of the addresses; absent before the first check. */
        readonly check: AddressCheck | undefined;
      }
    | undefined;
}

/** Finding of one check in a dataset. */
export interface Finding {
  readonly code: CheckCode;
  /** Number of cases found. */
  readonly count: number;
  /** The first few cases, each as a short text. */
  readonly examples: readonly string[];
}
