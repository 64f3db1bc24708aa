import type { Dataset } from '../../domain/dataset/dataset.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';

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
 * Returns `ReleaseStatus.xml`: the synsets of a release that have images, one a line.
 *
 * Clients pick out attributes by position with `sed`, so their order and the spaces between them are fixed.
 */
export function formatReleaseStatus(release: string, { entries, bow }: StatusParts): string {
  const features =
    bow.length === 0
      ? ''
      : `<features>\n<numFeatureTypes>2</numFeatureTypes>\n<bow>${formatEntries(bow)}</bow>\n` +
        '<filterbank><synsetInfos></synsetInfos></filterbank>\n</features>\n';
  return `<ReleaseStatus>\n<releaseData>${release}</releaseData>\n<images>${formatEntries(entries)}</images>\n${features}</ReleaseStatus>\n`;
}

function formatEntries(entries: readonly StatusEntry[]): string {
  const lines = entries.map(
    ({ wnid, version, images }) =>
      `<synset wnid="${wnid}" released="1" version="${version}" numImages="${String(images)}"/>\n`,
  );
  return `<synsetInfos>\n${lines.join('')}</synsetInfos>`;
}
