import { oldRoute } from '../../../api/imagenet/parts.ts';
import { answerDownload } from '../../../api/imagenet/text.ts';

/** The page that leads to a synset's bounding boxes. */
export const GET = oldRoute((parts, { params, query }) => answerDownload(params['name']!, query, parts));
