import { type ImageStretch } from '../../view/images/sequence.ts';
import { formatCount } from '../../view/numbers.ts';
import { type Scope } from '../../view/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';

const LABELS: Readonly<Record<Scope, string>> = {
  own: 'Own images',
  subtree: 'Images in the subtree',
  all: 'With named instances',
};

/** The choice between the images of a synset alone and those of its subtree. */
export function galleryScopes({ scope: current, scopes }: Pick<ImageStretch, 'scope' | 'scopes'>): Markup | undefined {
  if (scopes.length === 1) return undefined;
  return html`
    <ul class="scopes" aria-label="Which images">
      ${scopes.map(
        ({ scope, count, href }) =>
          html`<li><a href="${href}"${attribute('aria-current', scope === current ? 'true' : undefined)}>${LABELS[scope]} <span class="soft">${formatCount(count)}</span></a></li>`,
      )}
    </ul>`;
}
