import { z } from 'zod';

/** The choices of `data/illustrations.tsv` as a build has them. */
export const ILLUSTRATIONS_FILE = 'illustrations.json';

/** By wnid, the wnid of the synset whose picture illustrates it; `null` where none is to. */
export const illustrationsSchema = z.record(z.string(), z.string().nullable());
