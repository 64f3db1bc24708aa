import { openNamed, setFileRoute } from '../../../site/sets.ts';

/** A file of a published class set. */
export const GET = setFileRoute(openNamed);
