try {
  const root = document.documentElement;
  const url = new URL(location.href);
  const isChosen = root.hasAttribute('data-plain') || url.searchParams.has('pictures');
  if (!isChosen && localStorage.getItem('pictures') === 'off') {
    root.hidden = true;
    url.searchParams.set('pictures', 'off');
    location.replace(url);
  }
} catch {}
