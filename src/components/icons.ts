import { html, type Markup } from './markup.ts';

/** Strokes on a canvas of 24 by 24. */
const PATHS = {
  search: 'M16.5 16.5 21 21M18 10.5a7.5 7.5 0 1 1-15 0 7.5 7.5 0 0 1 15 0z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  chevron: 'm9 5 7 7-7 7',
  down: 'm6 9 6 6 6-6',
  map: 'M4 4h9v9H4zM16 4h4v5h-4zM16 12h4v8h-4zM4 16h9v4H4z',
  classes: 'm4 7 2 2 3-4M4 16l2 2 3-4M13 7h7M13 17h7',
  compare: 'M15 12a6 6 0 1 1-12 0 6 6 0 0 1 12 0zM21 12a6 6 0 1 1-12 0 6 6 0 0 1 12 0z',
  download: 'M12 4v11m0 0 4-4m-4 4-4-4M5 20h14',
  person: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-5 3.5-8 8-8s8 3 8 8',
} as const;

/** The name of an icon. */
export type Icon = keyof typeof PATHS;

/** Returns an icon in the colour of its text; its meaning must be written next to it. */
export function icon(name: Icon): Markup {
  return html`<svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d="${PATHS[name]}"></path></svg>`;
}
