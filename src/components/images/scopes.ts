import type { RemoteGallery } from '../../view/images/remote-images.ts';
import type { ImageStretch } from '../../view/images/sequence.ts';
import { formatCount } from '../../view/numbers.ts';
import type { Scope } from '../../view/urls.ts';
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

/** The choice of one kind of image. */
export function galleryKinds({ kinds }: Pick<RemoteGallery, 'kinds'>): Markup | undefined {
  if (kinds.length === 0) return undefined;
  return html`
    <ul class="scopes" aria-label="Kind of image">
      ${kinds.map(
        ({ kind, count, href, isCurrent }) =>
          html`<li><a href="${href}"${attribute('aria-current', isCurrent ? 'true' : undefined)}>${kind === undefined ? 'All kinds' : kindLabel(kind)} <span class="soft">${formatCount(count)}</span></a></li>`,
      )}
    </ul>`;
}

const KIND_LABELS: Readonly<Record<string, string>> = {
  photograph: 'Photographs',
  drawing: 'Drawings',
  map: 'Maps',
  flag: 'Flags and arms',
  structure: 'Molecules',
  document: 'Documents',
};

/** Returns the name of a kind on pages. */
export function kindLabel(kind: string): string {
  return KIND_LABELS[kind] ?? kind;
}
