import type { APIRoute } from 'astro';
import { NO_FEATURES } from '../../../api/imagenet/text.ts';
import { notThere } from '../../../api/text-answer.ts';

/** Features and attributes of images, which nobody can give. */
export const GET: APIRoute = () => notThere(NO_FEATURES);
