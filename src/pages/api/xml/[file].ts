import type { APIRoute } from 'astro';
import { answerReleaseFile, formStatus, formStructure } from '../../../api/imagenet/files.ts';
import { notThere } from '../../../api/text-answer.ts';
import { catalogue } from '../../../store/served.ts';

/** XML files of ImageNet's old API. */
export const GET: APIRoute = ({ params, url, request: { headers } }) => {
  const asked = { query: url.searchParams, headers };
  const file = params['file'];
  if (file === 'ReleaseStatus.xml') return answerReleaseFile(file, catalogue(), asked, formStatus);
  if (file === 'structure_released.xml') return answerReleaseFile(file, catalogue(), asked, formStructure);
  return notThere('There is no XML file of that name.');
};
