import { answerImageTar } from '../../api/imagenet/downloads.ts';
import { oldRoute } from '../../api/imagenet/parts.ts';

/** Images of a synset as a tar; user names and keys in the address are ignored. */
export const GET = oldRoute((parts, { query }) => answerImageTar(query.get('wnid') ?? '', parts));
