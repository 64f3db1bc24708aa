import { type ImagesPage } from '../../view/images/page.ts';
import { formatQuantity } from '../../view/numbers.ts';
import { type PageContext } from '../../view/page-context.ts';
import { datasetsUrl, synsetUrl } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';

/** What stands in place of the images where a dataset has their number alone. */
export function imagesEmpty({ dataset, state }: PageContext, images: ImagesPage): Markup {
  const { title, name } = dataset.description;
  return html`
    <div class="empty">
      <h2>No images to show here</h2>
      <p>${title} ${filed(images)}</p>
      <p><a href="${synsetUrl(images.wnid, state, 'downloads')}">Download the figures</a> · <a href="${datasetsUrl(state, name)}">About this dataset</a></p>
    </div>`;
}

function filed({ ownImages, subtreeImages }: ImagesPage): string {
  if (ownImages === 0) {
    const others =
      subtreeImages > 0
        ? `, but ${formatQuantity(subtreeImages, 'image')} under its descendants.`
        : ', nor under any of its descendants.';
    return `files no image under this synset itself${others}`;
  }
  const others =
    subtreeImages > ownImages ? `, and ${formatQuantity(subtreeImages, 'image')} with its descendants` : '';
  return `files ${formatQuantity(ownImages, 'image')} under this synset${others}. The images belong to their owners and are not part of this site: what we have are the figures.`;
}
