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
  return choices(
    'Which images',
    scopes.map(({ scope, ...choice }) => ({ ...choice, label: LABELS[scope], isCurrent: scope === current })),
  );
}

/** The choice of one kind of image. */
export function galleryKinds({ kinds }: Pick<RemoteGallery, 'kinds'>): Markup | undefined {
  return choices(
    'Kind of image',
    kinds.map(({ kind, ...choice }) => ({ ...choice, label: kind === undefined ? 'All kinds' : kindLabel(kind) })),
  );
}

/** Links to choices of which one is current; absent where there is nothing to choose. */
function choices(
  label: string,
  list: readonly { label: string; count: number; href: string; isCurrent: boolean }[],
): Markup | undefined {
  if (list.length < 2) return undefined;
  return html`<ul class="scopes" aria-label="${label}">${list.map((one) => html`<li><a href="${one.href}"${attribute('aria-current', one.isCurrent ? 'true' : undefined)}>${one.label} <span class="soft">${formatCount(one.count)}</span></a></li>`)}</ul>`;
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
