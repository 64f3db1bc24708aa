/** Options the search box shows. */
export const MOST_OPTIONS = 8;
