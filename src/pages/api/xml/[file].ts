import { answerReleaseFile, formStatus, formStructure } from '../../../api/imagenet/files.ts';
import { oldRoute } from '../../../api/imagenet/parts.ts';
import { notThere } from '../../../api/text-answer.ts';

/** XML files of ImageNet's old API. */
export const GET = oldRoute((parts, { params: { file }, headers }) => {
  if (file === 'ReleaseStatus.xml') return answerReleaseFile(file, parts, headers, formStatus);
  if (file === 'structure_released.xml') return answerReleaseFile(file, parts, headers, formStructure);
  return notThere('There is no XML file of that name.');
});
