import type { APIRoute } from 'astro';
import { answerImageTar } from '../../api/imagenet/downloads.ts';
import { answerFrom } from '../../api/imagenet/parts.ts';
import { catalogue } from '../../store/served.ts';

/** Images of a synset as a tar; user names and keys in the address are ignored. */
export const GET: APIRoute = ({ url }) =>
  answerFrom(catalogue(), url.searchParams, (parts) => answerImageTar(url.searchParams.get('wnid') ?? '', parts));
