import { answerDetails } from '../../api/imagenet/pages.ts';
import { oldRoute } from '../../api/imagenet/parts.ts';

/** Words, number of pictures and popularity of a synset; clients request it at `/__viz/getControlDetails.php`. */
export const GET = oldRoute((parts, { query }) => answerDetails(query, parts));
