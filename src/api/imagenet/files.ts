import { type ArchiveFile, archiveFile } from '../../format/archive/archive-files.ts';
import { formatReleaseStatus, statusEntries } from '../../format/imagenet/release-status.ts';
import { formatStructure } from '../../format/imagenet/structure.ts';
import type { OpenedCatalogue } from '../../store/opened-catalogue.ts';
import { textAnswer } from '../text-answer.ts';
import { wholeFileAnswer } from '../whole-file-answer.ts';
import type { ImageNetParts } from './parts.ts';
import { nodesWithImages, releaseDataset } from '../../domain/dataset/dataset.ts';

const XML = 'text/xml; charset=utf-8';

const TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.xml': XML,
};

/** Answers with a file that was formed when the data were built. */
export function answerArchive(name: ArchiveFile, { build }: OpenedCatalogue, request: Headers): Response {
  return wholeFileAnswer(build.file(archiveFile(name)), TYPES[name.slice(name.lastIndexOf('.'))]!, request);
}

/** A file of the release that is written when the data are built, and for other datasets on request. */
export type ReleaseFile = 'ReleaseStatus.xml' | 'structure_released.xml' | 'synset_list.txt' | 'synset_wordlist.html';

/**
 * Answers with a file of the release, or with the same of another dataset.
 *
 * @param form forms the file for another dataset.
 */
export function answerReleaseFile(
  name: ReleaseFile,
  parts: ImageNetParts,
  request: Headers,
  form: (parts: ImageNetParts) => Response | Promise<Response>,
): Response | Promise<Response> {
  const { dataset, catalogue } = parts;
  return dataset === releaseDataset(catalogue.datasets) ? answerArchive(name, catalogue, request) : form(parts);
}

/** Forms `ReleaseStatus.xml` of a dataset. */
export function formStatus({ catalogue: { taxonomy }, dataset, order }: ImageNetParts): Response {
  const entries = statusEntries(dataset, taxonomy, order.sortByList(nodesWithImages(dataset, taxonomy)));
  return textAnswer(formatReleaseStatus(dataset.name, { entries, bow: [] }), 200, XML);
}

/** Forms `structure_released.xml` of a dataset. @throws RangeError if its tree unfolds to more than 100 MB. */
export function formStructure({ catalogue, dataset, order }: ImageNetParts): Response {
  const { taxonomy, lexicon } = catalogue;
  const tree = catalogue.treeOf(dataset);
  return textAnswer(formatStructure({ dataset, tree, taxonomy, lexicon, order }), 200, XML);
}
