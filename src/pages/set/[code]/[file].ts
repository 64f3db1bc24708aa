import { openCoded, setFileRoute } from '../../../site/sets.ts';

/** A file of the class set that an address holds. */
export const GET = setFileRoute(openCoded);
