// Remembers that pictures are off; in the head, before a page with pictures is drawn. Storage may be blocked.
(() => {
  const root = document.documentElement;
  const stored = (value) => {
    try {
      if (value === 'off') localStorage.setItem('pictures', value);
      else if (value) localStorage.removeItem('pictures');
      return localStorage.getItem('pictures') === 'off';
    } catch {
      return false;
    }
  };
  const withoutPictures = (address) => {
    const url = new URL(address);
    if (!stored() || url.searchParams.has('pictures')) return undefined;
    url.searchParams.set('pictures', 'off');
    return url;
  };
  // A copy of plain files has no pages without pictures.
  if (root.hasAttribute('data-plain')) return;
  const there = withoutPictures(location.href);
  if (there) {
    root.hidden = true;
    location.replace(there);
  }
  document.addEventListener('astro:before-preparation', (event) => {
    event.to = withoutPictures(event.to.href) ?? event.to;
  });
  document.addEventListener('click', ({ target }) => stored(target.closest?.('[data-pictures-switch]')?.dataset.picturesSwitch), true);
})();
