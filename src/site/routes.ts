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

/**
 * Every page of the site with its twin, and every fragment; the most frequent ones first.
 *
 * To add a page, write its route in a file of `pages/` and add it here. Files to download, pictures and the interfaces
 * for programs are routes of `src/pages`.
 */
export const ROUTES: readonly Route[] = [
  ...SYNSET_ROUTES,
  TREE,
  HOME,
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
  OLD_HOME,
  ...EMBED_ROUTES,
  ...ABOUT_ROUTES,
];
