import { answerAllBoxes } from '../../api/imagenet/downloads.ts';
import { oldRoute } from '../../api/imagenet/parts.ts';

/** Bounding boxes of all synsets. */
export const GET = oldRoute(answerAllBoxes);
