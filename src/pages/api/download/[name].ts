import type { APIRoute } from 'astro';
import { answerFrom } from '../../../api/imagenet/parts.ts';
import { answerDownload } from '../../../api/imagenet/text.ts';
import { catalogue } from '../../../store/served.ts';

/** The page that leads to a synset's bounding boxes. */
export const GET: APIRoute = ({ params, url }) =>
  answerFrom(catalogue(), url.searchParams, (parts) => answerDownload(params['name'] ?? '', url.searchParams, parts));
