import { EXPLORE_SCHEMA } from '../../../../../view/explore/columns.ts';
import { exploreColumns } from '../../../../../view/explore/source.ts';
import { columnsAnswer, treeRoute } from './_tree.ts';

/** The shape and the counts of a whole tree. */
export const GET = treeRoute('such tree', (found) => columnsAnswer(EXPLORE_SCHEMA, exploreColumns(found)));
