import { type APIRoute } from 'astro';
import { notThere } from '../../../api/plain-answer.ts';
import { archiveAnswer } from '../_imagenet.ts';

const FILES = ['ReleaseStatus.xml', 'structure_released.xml'] as const;

/** The XML files of ImageNet's old API. */
export const GET: APIRoute = (context) => {
  const file = FILES.find((name) => name === context.params['file']);
  return file === undefined ? notThere('There is no XML file of that name.') : archiveAnswer(file, context);
};
