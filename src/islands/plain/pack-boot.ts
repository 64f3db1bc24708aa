import { PACKED_ATTRIBUTE, ROUTER_URL } from '../../view/plain/marks.ts';
import routerUrl from './pack-router.ts?worker&url';

/**
 * Starts the service worker of a packed copy, which reads packs from now on. The host itself has the first page and the
 * page for unknown addresses. A reader who comes by a deep link gets the latter, which reloads once packs can be read.
 */
async function boot(): Promise<void> {
  if (!document.documentElement.hasAttribute(PACKED_ATTRIBUTE) || !('serviceWorker' in navigator)) return;
  const isRead = navigator.serviceWorker.controller !== null;
  // A service worker answers for its own folder alone, so the script's file is copied to the root; its name of its bytes tells one from the next.
  await navigator.serviceWorker.register(`${ROUTER_URL}?${routerUrl}`);
  await navigator.serviceWorker.ready;
  if (isRead || document.documentElement.getAttribute(PACKED_ATTRIBUTE) !== 'not-found') return;
  if (navigator.serviceWorker.controller === null) {
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
  }
  location.reload();
}

void boot();
