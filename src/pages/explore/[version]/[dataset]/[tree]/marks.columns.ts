import { MARKS_SCHEMA } from '../../../../../view/explore/marks.ts';
import { exploreMarks } from '../../../../../view/explore/source.ts';
import { columnsAnswer, treeRoute } from './_tree.ts';

/** Marks of all places of a tree: popularity, and the parents under which they are not drawn. */
export const GET = treeRoute('such tree', (found) => columnsAnswer(MARKS_SCHEMA, exploreMarks(found)));
