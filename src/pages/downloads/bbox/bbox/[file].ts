import { type APIRoute } from 'astro';
import { answerBoxes } from '../../../../api/imagenet-download.ts';
import { imageNetParts } from '../../../api/_imagenet.ts';

/** The bounding boxes of a synset. */
export const GET: APIRoute = async ({ url, params }) =>
  answerBoxes(params['file'] ?? '', await imageNetParts(url.searchParams));
