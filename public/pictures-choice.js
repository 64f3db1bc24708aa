/**
 * Remembers in this browser that pictures are off. Runs in the head, before anything is drawn: a page that would show
 * pictures is left for its address without them.
 */
(() => {
  const KEY = 'pictures';
  const root = document.documentElement;
  const isOff = () => {
    try {
      return localStorage.getItem(KEY) === 'off';
    } catch {
      return false; // Storage is blocked: the choice lives in the address alone.
    }
  };
  /** Returns the address without pictures, or undefined if it has a choice already. */
  const withoutPictures = (address) => {
    const url = new URL(address);
    if (url.searchParams.has('pictures')) return undefined;
    url.searchParams.set('pictures', 'off');
    return url;
  };

  // A copy of plain files has no pages without pictures.
  if (root.hasAttribute('data-plain')) return;
  const there = isOff() ? withoutPictures(location.href) : undefined;
  if (there) {
    root.hidden = true;
    location.replace(there);
  }
  document.addEventListener('astro:before-preparation', (event) => {
    if (isOff()) event.to = withoutPictures(event.to.href) ?? event.to;
  });
  document.addEventListener('click', ({ target }) => {
    const choice = target instanceof Element && target.closest('[data-pictures-switch]')?.dataset.picturesSwitch;
    if (!choice) return;
    try {
      if (choice === 'off') localStorage.setItem(KEY, 'off');
      else localStorage.removeItem(KEY);
    } catch {
      // As above.
    }
  }, { capture: true });
})();
