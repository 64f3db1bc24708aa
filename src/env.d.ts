import type { PageParts } from './components/page/page.ts';

declare global {
  namespace App {
    interface Locals {
      /** Marks in place of the parts of a page: asks for the document around them alone. */
      frame?: { readonly parts: PageParts; readonly isRouted: boolean };
    }
  }
}
