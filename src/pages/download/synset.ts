import { type APIRoute } from 'astro';
import { answerImageTar } from '../../api/imagenet-download.ts';
import { imageNetParts } from '../api/_imagenet.ts';

/** The images of a synset as a tar; user names and keys in the address are read by nobody. */
export const GET: APIRoute = async ({ url }) => answerImageTar(url.searchParams, await imageNetParts(url.searchParams));
