import { answerChallenge } from '../../../../api/imagenet/pages.ts';
import { oldRoute } from '../../../../api/imagenet/parts.ts';

/** Links to the synsets of a challenge. */
export const GET = oldRoute((parts, { params }) => answerChallenge(params['year']!, parts));
