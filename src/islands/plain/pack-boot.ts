import { PACKED_ATTRIBUTE, ROUTER_URL } from '../../view/plain/marks.ts';
import routerUrl from './pack-router.ts?worker&url';

/**
 * On a packed copy: has the service worker read packs from now on.
 *
 * The host itself has the first page and the page of what is not there. Whoever comes by a deep link gets the latter; once packs can be read, it is
 * asked for again.
 */
async function boot(): Promise<void> {
  if (!document.documentElement.hasAttribute(PACKED_ATTRIBUTE) || !('serviceWorker' in navigator)) return;
  const isRead = navigator.serviceWorker.controller !== null;
  // A service worker answers for its own folder alone, so the script's file is copied to the root; its name of its bytes tells one from the next.
  await navigator.serviceWorker.register(`${ROUTER_URL}?${routerUrl}`);
  await navigator.serviceWorker.ready;
  if (isRead || document.documentElement.getAttribute(PACKED_ATTRIBUTE) !== 'not-found') return;
  if (navigator.serviceWorker.controller === null) {
    await new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
  }
  location.reload();
}

void boot();
