import type { APIRoute } from 'astro';
import { pictureCopyAt } from '../../../../api/picture-copy.ts';
import { notThere } from '../../../../api/text-answer.ts';
import { catalogue } from '../../../../store/served.ts';

/** A copy of a picture. Its name holds a digest of its bytes, so clients may cache it for ever. */
export const GET: APIRoute = async ({ url }) => {
  const file = await pictureCopyAt(catalogue(), url.pathname);
  if (file === undefined) return notThere('There is no such picture.');
  return new Response(file.bytes, {
    headers: {
      'Content-Type': file.type,
      'Content-Length': String(file.bytes.length),
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
};
