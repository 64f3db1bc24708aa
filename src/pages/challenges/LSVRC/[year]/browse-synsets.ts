import type { APIRoute } from 'astro';
import { answerChallenge } from '../../../../api/imagenet/pages.ts';
import { answerFrom } from '../../../../api/imagenet/parts.ts';
import { catalogue } from '../../../../store/served.ts';

/** Links to the synsets of a challenge. */
export const GET: APIRoute = ({ params: { year = '' }, url }) => {
  const list = catalogue().classLists.find(({ name }) => name === 'in1k');
  return answerFrom(catalogue(), url.searchParams, (parts) => answerChallenge(year, list, parts));
};
