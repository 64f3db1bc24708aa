import { z } from 'zod';

/** Choices of `data/illustrations.tsv` in a build. */
export const ILLUSTRATIONS_FILE = 'illustrations.json';

/** For each wnid, the wnid of the synset whose picture illustrates it; `null` where no picture may. */
export const illustrationsSchema = z.record(z.string(), z.string().nullable());
