// Replaces a page that would show pictures, before it is drawn, if the browser remembers that they are off.
try {
  const { documentElement: root } = document;
  const url = new URL(location.href);
  // A copy of plain files has no pages without pictures.
  if (
    !root.hasAttribute('data-plain') &&
    !url.searchParams.has('pictures') &&
    localStorage.getItem('pictures') === 'off'
  ) {
    root.hidden = true;
    url.searchParams.set('pictures', 'off');
    location.replace(url);
  }
} catch {
  // The browser stores nothing for this site.
}
