import { oldRoute } from '../../../api/imagenet/parts.ts';
import { answerImages } from '../../../api/imagenet/thumbnails.ts';

/** Names of the images of a synset. */
export const GET = oldRoute((parts, { query }) => answerImages(query, parts));
