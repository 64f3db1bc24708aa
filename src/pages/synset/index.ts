import { type APIRoute } from 'astro';
import { nodeOfId } from '../../view/page-context.ts';
import { synsetUrl } from '../../view/urls.ts';
import { contextOf } from '../_request.ts';

/** ImageNet's own form of address, `/synset?wnid=`, leads to the synset's page. */
export const GET: APIRoute = async ({ url, redirect, rewrite }) => {
  const context = await contextOf(url);
  const id = url.searchParams.get('wnid') ?? '';
  return nodeOfId(context, id) === undefined ? rewrite('/404') : redirect(synsetUrl(id, context.state), 301);
};
