import { type APIRoute } from 'astro';
import { notThere } from '../../api/plain-answer.ts';
import { archiveAnswer } from '../api/_imagenet.ts';

const FILES = ['words.txt', 'gloss.txt', 'wordnet.is_a.txt'] as const;

/** WordNet's words, glosses and hypernyms in the three files that ImageNet gave out. */
export const GET: APIRoute = (context) => {
  const file = FILES.find((name) => name === context.params['file']);
  return file === undefined ? notThere('There is no file of that name in the archive.') : archiveAnswer(file, context);
};
