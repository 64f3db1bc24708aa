import { html, type Markup } from '../markup.ts';
import { command } from '../section.ts';

/** Sizes of the frame that the line to copy proposes, in pixels. */
const FRAME = { width: 960, height: 680 } as const;

/**
 * The line that shows a map on another site, folded, to copy.
 *
 * @param url of the page to frame, with its host; @param title names the frame.
 */
export function embedOffer(url: string, title: string): Markup {
  return html`
    <details class="map-embed">
      <summary>Embed</summary>
      ${command(embedLine(url, title))}
    </details>`;
}

/** Returns the line of mark-up that shows a map on another site. */
export function embedLine(url: string, title: string): string {
  const { width, height } = FRAME;
  return html`<iframe src="${url}" title="${title}" width="${width}" height="${height}" loading="lazy" style="border:0;max-width:100%"></iframe>`
    .text;
}

/** A map in the frame of another site. @param page the map's own page; it opens in a window of its own. */
export function embedded(title: string, map: Markup, page: string): Markup {
  return html`<div class="embed"><h1 class="hidden-visually">${title}</h1>${map}<p class="embed-foot"><a href="${page}" target="_blank" rel="noopener">Open in Canopy</a></p></div>`;
}
