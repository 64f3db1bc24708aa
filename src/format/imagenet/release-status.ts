import type { Dataset } from '../../domain/dataset/dataset.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import { ArchiveBytes } from '../archive/growing-bytes.ts';

/** Entry of a synset in the status of a release. */
export interface StatusEntry {
  readonly wnid: string;
  /** Release in which the synset first appeared. */
  readonly version: string;
  readonly images: number;
}

/** Data that the status of a release lists. */
export interface StatusParts {
  readonly entries: readonly StatusEntry[];
  /** Synsets with features of visual words; if empty, the status has no features. */
  readonly bow: readonly StatusEntry[];
}

/** Returns an entry for each synset of a dataset, with the dataset's name as its version. */
export function statusEntries(dataset: Dataset, taxonomy: Taxonomy, nodes: Iterable<NodeIndex>): StatusEntry[] {
  return Array.from(nodes, (node) => ({
    wnid: taxonomy.wnid(node),
    version: dataset.name,
    images: dataset.ownImages(node),
  }));
}

/**
 * Encodes `ReleaseStatus.xml`: the synsets of a release that have images, one a line.
 *
 * Clients pick out attributes by position with `sed`, so their order and the spaces between them are fixed.
 */
export function encodeReleaseStatus(release: string, { entries, bow }: StatusParts): Uint8Array<ArrayBuffer> {
  const out = new ArchiveBytes();
  out.ascii(`<ReleaseStatus>\n<releaseData>${release}</releaseData>\n<images><synsetInfos>\n`);
  putEntries(out, entries);
  out.ascii('</synsetInfos></images>\n');
  if (bow.length > 0) {
    out.ascii('<features>\n<numFeatureTypes>2</numFeatureTypes>\n<bow><synsetInfos>\n');
    putEntries(out, bow);
    out.ascii('</synsetInfos></bow>\n<filterbank><synsetInfos></synsetInfos></filterbank>\n</features>\n');
  }
  out.ascii('</ReleaseStatus>\n');
  return out.toBytes();
}

function putEntries(out: ArchiveBytes, entries: readonly StatusEntry[]): void {
  for (const { wnid, version, images } of entries)
    out.ascii(`<synset wnid="${wnid}" released="1" version="${version}" numImages="${String(images)}"/>\n`);
}
