import { html, type Markup } from './markup.ts';

/** A bar from 0 to 100 per cent. @param share from 0 to 1. */
export function shareBar(share: number): Markup {
  return html`<svg class="share-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="whole" width="100" height="6"></rect><rect width="${Math.round(1000 * Math.min(1, share)) / 10}" height="6"></rect></svg>`;
}
