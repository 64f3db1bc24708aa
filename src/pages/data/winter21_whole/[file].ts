import type { APIRoute } from 'astro';
import { answerImageTar } from '../../../api/imagenet/downloads.ts';
import { answerFrom } from '../../../api/imagenet/parts.ts';
import { notThere } from '../../../api/text-answer.ts';
import { catalogue } from '../../../store/served.ts';

/** Images of a synset at the address of the release of 2021. */
export const GET: APIRoute = ({ params: { file = '' }, url }) =>
  file.endsWith('.tar')
    ? answerFrom(catalogue(), url.searchParams, (parts) => answerImageTar(file.slice(0, -'.tar'.length), parts))
    : notThere('There is no file of that name.');
