import { type APIRoute } from 'astro';
import { answerBulkUrls } from '../../../api/imagenet-download.ts';
import { notThere } from '../../../api/plain-answer.ts';
import { bulkUrlsName } from '../../../format/imagenet-text.ts';
import { imageNetParts } from '../../api/_imagenet.ts';

/** All addresses of the release's images in one file. */
export const GET: APIRoute = async ({ params, request }) => {
  const parts = await imageNetParts();
  const root = parts.dataset.release?.tree.root.id;
  return root !== undefined && params['file'] === bulkUrlsName(root)
    ? answerBulkUrls(parts, request.headers)
    : notThere('There is no list of that name.');
};
