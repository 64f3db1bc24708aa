import { answerBoxes } from '../../../../api/imagenet/downloads.ts';
import { oldRoute } from '../../../../api/imagenet/parts.ts';

/** Bounding boxes of a synset. */
export const GET = oldRoute((parts, { params }) => answerBoxes(params['file']!, parts));
