import type { APIRoute } from 'astro';
import { answerAllBoxes } from '../../api/imagenet/downloads.ts';
import { answerFrom } from '../../api/imagenet/parts.ts';
import { catalogue } from '../../store/served.ts';

/** Bounding boxes of all synsets. */
export const GET: APIRoute = ({ url }) => answerFrom(catalogue(), url.searchParams, answerAllBoxes);
