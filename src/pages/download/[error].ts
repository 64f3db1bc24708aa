import type { APIRoute } from 'astro';
import { DOWNLOAD_ERRORS } from '../../api/imagenet/downloads.ts';
import { notThere } from '../../api/text-answer.ts';

/** Target of the redirect for a failed download. */
export const GET: APIRoute = ({ params: { error = '' } }) =>
  notThere(
    Object.hasOwn(DOWNLOAD_ERRORS, error)
      ? DOWNLOAD_ERRORS[error as keyof typeof DOWNLOAD_ERRORS]
      : 'There is no download of that name.',
  );
