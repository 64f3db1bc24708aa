/** Folders of the data that scripts of a copy of plain files read instead of asking a server. */

/** The shards of the type-ahead. Their names hold no version, so that pages need not change with the data. */
export const SHARDS_FOLDER = '/search/shards';

/** The data that a whole search needs, laid out as they are built, each file compressed by gzip. */
export const CATALOGUE_FOLDER = '/catalogue';

/** Returns whether a file of a build belongs to the catalogue, which `openCatalogue` reads. */
export function isOfCatalogue(file: string): boolean {
  return /^(?:(?:languages\/)?[^/]+\.columns|catalogue\.json|blocks\.sums|class-lists\/[^/]+\.json|datasets\/[^/]+\/(?:dataset\.json|images\.columns|release\.columns))$/.test(
    file,
  );
}
