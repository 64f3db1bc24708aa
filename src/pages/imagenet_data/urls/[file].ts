import { answerBulkUrls } from '../../../api/imagenet/downloads.ts';
import { oldRoute } from '../../../api/imagenet/parts.ts';

/** All addresses of the release's images in one file. */
export const GET = oldRoute((parts, { params, headers }) => answerBulkUrls(params['file']!, parts, headers));
