import type { APIRoute } from 'astro';
import { jsonNotFound } from '../../../../site/json.ts';
import { catalogue } from '../../../../store/served.ts';

/** A file of the type-ahead of a site without a server: the split prefixes, or a shard of the terms. */
export const GET: APIRoute = ({ params }) => {
  const opened = catalogue();
  const text = params['version'] === opened.version ? opened.shardFile(params['name'] ?? '') : undefined;
  if (text === undefined) return jsonNotFound('such shard');
  return new Response(text, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=31536000, immutable' },
  });
};
