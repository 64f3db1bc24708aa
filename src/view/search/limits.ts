/** Options the search box shows. */
export const MOST_OPTIONS = 8;

/** Images of the same file name that the results page shows; the file names of some collections are all the same. */
export const MOST_FILES = 12;
