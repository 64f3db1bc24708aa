import { type APIContext } from 'astro';
import { type ImageNetParts } from '../../api/imagenet-text.ts';
import { wholeFileAnswer } from '../../api/whole-file-answer.ts';
import { releaseDataset } from '../../domain/release-dataset.ts';
import { type ArchiveFile, archiveFile } from '../../format/archive-files.ts';
import { catalogue } from '../../store/served.ts';
import { holdingsOf } from '../../store/image-holdings.ts';

/** What the old addresses speak of: the release, or another dataset where the address names one. */
export async function imageNetParts(query = new URLSearchParams()): Promise<ImageNetParts> {
  const opened = catalogue();
  const dataset = opened.datasets.find(({ name }) => name === query.get('dataset')) ?? releaseDataset(opened.datasets);
  return { catalogue: opened, dataset, holdings: await holdingsOf(opened, dataset) };
}

/** Answers with a file that was formed when the data were built. */
export function archiveAnswer(name: ArchiveFile, { request }: APIContext): Response {
  const file = catalogue().build.file(archiveFile(name));
  return wholeFileAnswer(file, TYPES[name.slice(name.lastIndexOf('.'))]!, request.headers);
}

const TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.xml': 'text/xml; charset=utf-8',
};
