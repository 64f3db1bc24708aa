import { type APIRoute } from 'astro';
import { answerBoxRedirect } from '../../../api/imagenet-text.ts';
import { notThere } from '../../../api/plain-answer.ts';
import { imageNetParts } from '../_imagenet.ts';

/** The page that leads to a synset's bounding boxes. */
export const GET: APIRoute = async ({ params, url }) =>
  params['name'] === 'imagenet.bbox.synset'
    ? answerBoxRedirect(url.searchParams, await imageNetParts())
    : notThere('There is no download of that name.');
