import { exploreMatches } from '../../../../../view/explore/matches.ts';
import { treeRoute } from './_tree.ts';

/** The places of a tree that a search for `q` finds. */
export const GET = treeRoute('such tree', (found, query) =>
  Response.json(exploreMatches(found, (query.get('q') ?? '').slice(0, 200))),
);
