/**
 * Extracts of a list of addresses, `extract-NAME.tsv` with `extract-NAME.columns`: some of its lines, in the form of every
 * list of images. `living` leaves out the addresses that are known to be dead; every other name is a value of the column
 * `kind`, whose lines alone it has.
 */

/** The extract without the addresses that are known to be dead. */
export const LIVING = 'living';

/** Form of the names of extracts. */
export const EXTRACT_NAME = /^[a-z]{1,20}$/;

/** Maximum number of kinds that have an extract each: a column with more values is no kind. */
export const MAX_KINDS = 12;

/** Column with 1 in the rows of images that show people; these are shown on request alone, after the others of their synset. */
export const PEOPLE_COLUMN = 'people';

/** Columns of `hidden.columns` and `extract-NAME.hidden.columns`, which a list with {@link PEOPLE_COLUMN} has; an entry per node. */
export const HIDDEN_SCHEMA = {
  /** Number of the node's images that show people. */
  hidden: 'u32',
} as const;
