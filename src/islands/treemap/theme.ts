import type { Theme } from '../../view/treemap/colour.ts';

/** The key of the browser's storage that holds the theme of maps. */
const KEY = 'canopy-map-theme';

/** Returns the theme of maps that this browser remembers. */
export function readTheme(): Theme {
  return localStorage.getItem(KEY) === 'levels' ? 'levels' : 'usual';
}

/** Gives the maps of the document a theme. */
export function applyTheme(theme: Theme): void {
  if (theme === 'levels') document.documentElement.dataset['mapTheme'] = theme;
  else delete document.documentElement.dataset['mapTheme'];
}

/** Remembers a theme for the next pages. */
export function rememberTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  applyTheme(theme);
}
