import type { APIRoute } from 'astro';
import { answerBulkUrls } from '../../api/imagenet/downloads.ts';
import { answerArchive } from '../../api/imagenet/files.ts';
import { answerFrom } from '../../api/imagenet/parts.ts';
import { releaseDataset } from '../../domain/dataset/release-dataset.ts';
import { catalogue } from '../../store/served.ts';

/** WordNet's words, glosses and hypernyms as ImageNet gave them out, and the addresses of the release's images. */
export const GET: APIRoute = ({ params, url, request: { headers } }) => {
  const opened = catalogue();
  const file = FILES.find((name) => name === params['file']);
  if (file !== undefined) return answerArchive(file, opened, headers);
  const rootId = releaseDataset(opened.datasets).release?.tree.root.id ?? '';
  return answerFrom(opened, url.searchParams, (parts) => answerBulkUrls(params['file'] ?? '', rootId, parts, headers));
};

const FILES = ['words.txt', 'gloss.txt', 'wordnet.is_a.txt'] as const;
