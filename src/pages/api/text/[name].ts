import type { APIRoute } from 'astro';
import { answerReleaseFile, type ReleaseFile } from '../../../api/imagenet/files.ts';
import { answerText } from '../../../api/imagenet/text.ts';
import { answerFrom } from '../../../api/imagenet/parts.ts';
import { catalogue } from '../../../store/served.ts';

/** Text endpoints of ImageNet's old API. */
export const GET: APIRoute = ({ params, url, request: { headers } }) => {
  const name = params['name'] ?? '';
  const query = url.searchParams;
  const file = WHOLE[name.replace(/\.php$/, '')];
  return file === undefined
    ? answerFrom(catalogue(), query, (parts) => answerText(name, query, parts))
    : answerReleaseFile(file, catalogue(), { query, headers }, (parts) => answerText(name, query, parts));
};

/** Endpoints whose answer for the release is a file of the build. */
const WHOLE: Readonly<Partial<Record<string, ReleaseFile>>> = {
  'imagenet.synset.obtain_synset_list': 'synset_list.txt',
  'imagenet.synset.obtain_synset_wordlist': 'synset_wordlist.html',
};
