import type { APIRoute } from 'astro';
import { answerBulkUrls } from '../../../api/imagenet/downloads.ts';
import { answerFrom } from '../../../api/imagenet/parts.ts';
import { releaseDataset } from '../../../domain/dataset/release-dataset.ts';
import { catalogue } from '../../../store/served.ts';

/** All addresses of the release's images in one file. */
export const GET: APIRoute = ({ params, url, request: { headers } }) => {
  const opened = catalogue();
  const rootId = releaseDataset(opened.datasets).release?.tree.root.id ?? '';
  return answerFrom(opened, url.searchParams, (parts) => answerBulkUrls(params['file'] ?? '', rootId, parts, headers));
};
