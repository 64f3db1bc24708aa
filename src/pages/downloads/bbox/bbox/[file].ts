import type { APIRoute } from 'astro';
import { answerBoxes } from '../../../../api/imagenet/downloads.ts';
import { answerFrom } from '../../../../api/imagenet/parts.ts';
import { catalogue } from '../../../../store/served.ts';

/** Bounding boxes of a synset. */
export const GET: APIRoute = ({ params, url }) =>
  answerFrom(catalogue(), url.searchParams, (parts) => answerBoxes(params['file'] ?? '', parts));
