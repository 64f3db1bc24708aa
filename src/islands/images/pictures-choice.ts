import { closest } from '../closest.ts';
import { readStored, writeStored } from '../browser-storage.ts';
import { isPlain } from '../plain/plain.ts';

/**
 * Remembers in the browser that pictures are off, and leads links to pages without them. `site/pictures-off.js`, which
 * is part of the document, does the same for whole pages, before they are drawn.
 */

/** Key of the choice, which `site/pictures-off.js` reads too. */
const KEY = 'pictures';

document.addEventListener('astro:before-preparation', (event) => {
  // A copy of plain files has no pages without pictures.
  if (isPlain() || readStored('lasting', KEY) !== 'off' || event.to.searchParams.has(KEY)) return;
  event.to.searchParams.set(KEY, 'off');
});

document.addEventListener(
  'click',
  ({ target }) => {
    const link = closest(target, '[data-pictures-switch]');
    if (link) writeStored('lasting', KEY, link.dataset['picturesSwitch'] === 'off' ? 'off' : undefined);
  },
  // Before the site's router follows the link.
  true,
);
