import { type APIRoute } from 'astro';
import { answerImageNetText } from '../../../api/imagenet-text.ts';
import { type ArchiveFile } from '../../../format/archive-files.ts';
import { archiveAnswer, imageNetParts } from '../_imagenet.ts';

/** The endpoints whose answer is a whole file. */
const WHOLE: Readonly<Record<string, ArchiveFile>> = {
  'imagenet.synset.obtain_synset_list': 'synset_list.txt',
  'imagenet.synset.obtain_synset_wordlist': 'synset_wordlist.html',
};

/** The text endpoints of ImageNet's old API. */
export const GET: APIRoute = async (context) => {
  const name = context.params['name'] ?? '';
  const whole = Object.hasOwn(WHOLE, name) ? WHOLE[name] : undefined;
  if (whole !== undefined) return archiveAnswer(whole, context);
  return answerImageNetText(name, context.url.searchParams, await imageNetParts());
};
