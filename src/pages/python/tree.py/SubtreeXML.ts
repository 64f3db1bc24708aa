import type { APIRoute } from 'astro';
import { answerFrom } from '../../../api/imagenet/parts.ts';
import { answerSubtree } from '../../../api/imagenet/tree.ts';
import { catalogue } from '../../../store/served.ts';

/** A node of the tree and its children. */
export const GET: APIRoute = ({ url }) =>
  answerFrom(catalogue(), url.searchParams, (parts) => answerSubtree(url.searchParams, parts));
