import { answerReleaseFile, type ReleaseFile } from '../../../api/imagenet/files.ts';
import { oldRoute } from '../../../api/imagenet/parts.ts';
import { answerText } from '../../../api/imagenet/text.ts';

/** Text endpoints of ImageNet's old API. */
export const GET = oldRoute((parts, { params, query, headers }) => {
  const name = params['name']!;
  const file = WHOLE[name.replace(/\.php$/, '')];
  return file === undefined
    ? answerText(name, query, parts)
    : answerReleaseFile(file, parts, headers, () => answerText(name, query, parts));
});

/** Endpoints whose answer for the release is a file of the build. */
const WHOLE: Readonly<Partial<Record<string, ReleaseFile>>> = {
  'imagenet.synset.obtain_synset_list': 'synset_list.txt',
  'imagenet.synset.obtain_synset_wordlist': 'synset_wordlist.html',
};
