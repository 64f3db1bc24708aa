import { oldRoute } from '../../../../../api/imagenet/parts.ts';
import { answerThumbnail } from '../../../../../api/imagenet/thumbnails.ts';

/** The thumbnail of an image as JPEG. */
export const GET = oldRoute((parts, { params }) => answerThumbnail(params, parts));
