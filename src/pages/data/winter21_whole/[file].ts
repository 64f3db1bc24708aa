import { answerImageTar } from '../../../api/imagenet/downloads.ts';
import { oldRoute } from '../../../api/imagenet/parts.ts';
import { notThere } from '../../../api/text-answer.ts';

/** Images of a synset at the address of the release of 2021. */
export const GET = oldRoute((parts, { params: { file = '' } }) =>
  file.endsWith('.tar')
    ? answerImageTar(file.slice(0, -'.tar'.length), parts)
    : notThere('There is no file of that name.'),
);
