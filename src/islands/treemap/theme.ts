import type { Theme } from '../../view/treemap/colour.ts';
import type { Palette } from '../../view/treemap/paint.ts';

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

/** Reads the colours of a drawing from an element and from the reader's preferences. */
export function readPalette(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  return {
    scheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    theme: readTheme(),
    face: style.fontFamily,
    forced: matchMedia('(forced-colors: active)').matches
      ? { ground: style.backgroundColor, ink: style.color }
      : undefined,
  };
}
