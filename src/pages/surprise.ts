import type { APIRoute } from 'astro';
import { pickNode } from '../domain/dataset/surprise.ts';
import { contextOf } from '../site/request.ts';
import { homeUrl, synsetUrl } from '../view/urls.ts';

/** Redirects to a random synset with images and its own picture; people and insults have none. */
export const GET: APIRoute = async ({ url }) => {
  const context = await contextOf(url);
  const { catalogue, dataset, state } = context;
  const shelf = await catalogue.illustrationsOf(dataset);
  const node = pickNode(
    catalogue.taxonomy.size,
    (candidate) =>
      dataset.ownImages(candidate) > 0 && !catalogue.isCoarse(candidate) && shelf?.lender(candidate) !== undefined,
  );
  const location = node === undefined ? homeUrl(state) : synsetUrl(catalogue.taxonomy.wnid(node), state);
  return new Response(null, { status: 302, headers: { Location: location, 'Cache-Control': 'no-store' } });
};
