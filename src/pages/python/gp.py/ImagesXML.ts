import type { APIRoute } from 'astro';
import { answerFrom } from '../../../api/imagenet/parts.ts';
import { answerImages } from '../../../api/imagenet/thumbnails.ts';
import { catalogue } from '../../../store/served.ts';

/** Names of the images of a synset. */
export const GET: APIRoute = ({ url }) =>
  answerFrom(catalogue(), url.searchParams, (parts) => answerImages(url.searchParams, parts));
