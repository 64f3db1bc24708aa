import type { APIRoute } from 'astro';
import { NO_FEATURES } from '../../../api/imagenet/text.ts';
import { notThere } from '../../../api/text-answer.ts';

/** Answers that features and attributes of images are no longer published. */
export const GET: APIRoute = () => notThere(NO_FEATURES);
