import { openRuled, setFileRoute } from '../../site/sets.ts';

/** A file of the class set that a search or a part of a comparison gives. */
export const GET = setFileRoute(openRuled);
