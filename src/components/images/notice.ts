import type { SensitiveNotice } from '../../view/images/sequence.ts';
import { formatQuantity } from '../../view/numbers.ts';
import { html, type Markup } from '../markup.ts';

/** Says that images are left out, or shown on request, with a link to the opposite. */
export function sensitiveNotice({ count, name, why, isShown, href }: SensitiveNotice): Markup {
  const images = `${formatQuantity(count, 'image')} of ${name}`;
  return html`<p class="notice">${
    isShown
      ? html`Shown with ${images}, as you asked. <a href="${href}" data-hide="${name}">Hide them again</a>`
      : html`${images} ${count === 1 ? 'is' : 'are'} hidden. ${why} <a href="${href}" data-show="${name}" rel="nofollow">Show them in this session</a>`
  }</p>`;
}
