import type { APIRoute } from 'astro';
import { answerDetails } from '../../api/imagenet/pages.ts';
import { answerFrom } from '../../api/imagenet/parts.ts';
import { catalogue } from '../../store/served.ts';

/** Words, number of pictures and popularity of a synset; clients request it at `/__viz/getControlDetails.php`. */
export const GET: APIRoute = ({ url }) =>
  answerFrom(catalogue(), url.searchParams, (parts) => answerDetails(url.searchParams, parts));
