import type { APIRoute } from 'astro';
import { answerFrom } from '../../../../../api/imagenet/parts.ts';
import { answerThumbnail } from '../../../../../api/imagenet/thumbnails.ts';
import { catalogue } from '../../../../../store/served.ts';

/** The thumbnail of an image as JPEG. */
export const GET: APIRoute = ({ params: { storage = '', offset = '', folder = '', file = '' }, url }) =>
  answerFrom(catalogue(), url.searchParams, (parts) => answerThumbnail({ storage, offset, folder, file }, parts));
