import type { OpenedCatalogue } from '../store/opened-catalogue.ts';
import type { StoredCopy } from '../store/pictures.ts';
import { parsePictureUrl } from '../view/urls.ts';

/** Reads the copy of a picture at an address of the site; `undefined` where there is none. */
export async function pictureCopyAt(catalogue: OpenedCatalogue, path: string): Promise<StoredCopy | undefined> {
  const parts = parsePictureUrl(path);
  const dataset = parts && catalogue.datasets.find(({ name }) => name === parts.dataset);
  const node = parts && catalogue.taxonomy.node(parts.wnid);
  const pictures = dataset && (await catalogue.picturesOf(dataset));
  if (parts === undefined || node === undefined) return undefined;
  return pictures?.file(parts.kind, node, parts.id, parts.digest);
}
