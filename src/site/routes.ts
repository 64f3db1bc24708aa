import { INTERFACES } from '../api/routes.ts';
import { EXPORT_FILES } from './exports.ts';
import { CATALOGUE_FILES } from './files/catalogue.ts';
import { WAYS_IN } from './files/crawlers.ts';
import { EXPLORE_FILES } from './files/explore.ts';
import { LIST_FILES } from './files/lists.ts';
import { ABOUT_ROUTES } from './pages/about.ts';
import { COMPARE, COMPARE_SEVERAL } from './pages/compare.ts';
import { DATASETS, EXPORTS } from './pages/datasets.ts';
import { EMBED_ROUTES } from './pages/embed.ts';
import { EXPLORE } from './pages/explore.ts';
import { HOME, OLD_HOME } from './pages/home.ts';
import { PATH } from './pages/path.ts';
import { SEARCH } from './pages/search.ts';
import { SET_ROUTES } from './pages/sets.ts';
import { STATS } from './pages/stats.ts';
import { SYNSET_ROUTES } from './pages/synset.ts';
import { TREE } from './pages/tree.ts';
import { WORD_ROUTES } from './pages/word.ts';
import type { Route } from './route.ts';
import { SET_FILES } from './sets.ts';

/**
 * Every page of the site with its twin, every fragment and every file; the shapes of their addresses are in
 * `view/routes.ts`.
 *
 * To add a page, write its route in a file of `pages/` and add it here.
 */
export const ROUTES: readonly Route[] = [
  HOME,
  OLD_HOME,
  ...SYNSET_ROUTES,
  TREE,
  SEARCH,
  ...WORD_ROUTES,
  EXPLORE,
  COMPARE,
  COMPARE_SEVERAL,
  PATH,
  ...SET_ROUTES,
  STATS,
  DATASETS,
  EXPORTS,
  ...EMBED_ROUTES,
  ...ABOUT_ROUTES,
  ...EXPLORE_FILES,
  ...LIST_FILES,
  ...SET_FILES,
  EXPORT_FILES,
  ...CATALOGUE_FILES,
  ...WAYS_IN,
  ...INTERFACES,
];
