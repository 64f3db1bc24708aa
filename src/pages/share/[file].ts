import type { APIRoute } from 'astro';
import { shareImage } from '../../api/share/share-image.ts';
import { notThere } from '../../api/text-answer.ts';
import { contextOf } from '../../site/request.ts';
import { inTreeThatHolds, nodeOfExactId } from '../../view/page-context.ts';
import { isGroup } from '../../domain/taxonomy/tree-view.ts';

/** The image that previews of a synset's page show: its map with pictures. */
export const GET: APIRoute = async ({ params, url }) => {
  const asked = await contextOf(url);
  const node = nodeOfExactId(asked, /^(.+)\.png$/.exec(params['file'] ?? '')?.[1]);
  const context = node === undefined || isGroup(node) ? asked : inTreeThatHolds(asked, node);
  const png = node === undefined ? undefined : await shareImage(context, node);
  if (png === undefined) return notThere('There is no such image.');
  return new Response(png, {
    headers: {
      'Content-Type': 'image/png',
      'Content-Length': String(png.length),
      'Cache-Control': 'public, max-age=86400',
    },
  });
};
