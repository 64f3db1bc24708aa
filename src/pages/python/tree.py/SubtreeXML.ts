import { oldRoute } from '../../../api/imagenet/parts.ts';
import { answerSubtree } from '../../../api/imagenet/tree.ts';

/** A node of the tree and its children. */
export const GET = oldRoute((parts, { query }) => answerSubtree(query, parts));
