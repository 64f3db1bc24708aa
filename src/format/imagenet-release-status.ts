import { type Dataset } from '../domain/dataset.ts';
import { type Taxonomy } from '../domain/taxonomy.ts';
import { ArchiveBytes } from './archive-bytes.ts';

/**
 * `ReleaseStatus.xml`: the synsets of a dataset that have images, in wnid order, one a line.
 *
 * Clients pick out attributes by position with `sed`, so their order and the spaces between them are fixed.
 *
 * @param version the release that each synset is said to have come with; which it was is not known synset by synset.
 */
export function encodeReleaseStatus(
  dataset: Dataset,
  { columns: { wnidOrder, offset } }: Taxonomy,
  version: string,
): Uint8Array {
  const out = new ArchiveBytes();
  out.ascii(`<ReleaseStatus>\n<releaseData>${dataset.name}</releaseData>\n<images><synsetInfos>\n`);
  for (const node of wnidOrder) {
    const images = dataset.columns.ownImages[node]!;
    if (images === 0) continue;
    out.ascii('<synset wnid="');
    out.wnid(offset[node]!);
    out.ascii(`" released="1" version="${version}" numImages="${String(images)}"/>\n`);
  }
  out.ascii('</synsetInfos></images>\n</ReleaseStatus>\n');
  return out.toBytes();
}
