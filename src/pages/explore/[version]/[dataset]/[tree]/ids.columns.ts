import { IDS_SCHEMA } from '../../../../../view/explore/ids.ts';
import { exploreIds } from '../../../../../view/explore/source.ts';
import { columnsAnswer, treeRoute } from './_tree.ts';

/** The ids of all places of a tree, for a copy of plain files, where no server finds a place by its id. */
export const GET = treeRoute('such tree', (found) => columnsAnswer(IDS_SCHEMA, { offset: exploreIds(found) }));
