import type { FramedTab } from './pages/synset/_tabs.ts';

declare global {
  namespace App {
    interface Locals {
      /** Marks to be written in place of a tab's parts; without them a page makes its own. */
      framed?: FramedTab;
    }
  }
}
