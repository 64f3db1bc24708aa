import type { Illustration } from '../../view/images/illustration.ts';
import type { ImagesPage } from '../../view/images/page.ts';
import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { formatCount } from '../../view/numbers.ts';
import type { PageContext } from '../../view/page-context.ts';
import { formatImages, inUnit } from '../../view/quantities.ts';
import type { SynsetPage } from '../../view/synset/page.ts';
import { datasetsUrl, imagesUrl, synsetUrl } from '../../view/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { section } from '../section.ts';

/**
 * Lists alternatives where a dataset has only counts of images: borrowed pictures, other datasets, how to add
 * lists.
 */
export function imagesEmpty(
  context: PageContext,
  images: ImagesPage,
  synset: SynsetPage,
  borrowed: readonly Illustration[],
): Markup {
  const { dataset, state, catalogue } = context;
  const [first] = catalogue.datasets;
  const { title, name } = dataset.description;
  const others = synset.datasets.filter((other) => other.name !== dataset.name && other.subtreeImages > 0);
  return html`
    <div class="empty">
      <h2>Counts only</h2>
      <p>${title} ${filed(images, dataset.unit)}</p>
      <p><a href="${synsetUrl(images.wnid, state, 'downloads')}">Download the figures</a> · <a href="${datasetsUrl(state, name)}">About this dataset</a></p>
    </div>
    ${borrowed.length > 0 && section('borrowed', 'Pictures from other collections', html`<ul class="borrowed">${borrowed.map((picture) => borrowedPicture(context, picture))}</ul>`)}
    ${others.length > 0 && section('elsewhere', 'In other datasets', html`<ul class="bullets">${others.map((other) => html`<li><a href="${imagesUrl(images.wnid, {}, { ...state, dataset: other.name === first.name ? undefined : other.name })}">${formatImages(other.subtreeImages, other.unit)} in ${other.title}</a>${other.ownImages !== other.subtreeImages && html` <span class="soft">${formatCount(other.ownImages)} own</span>`}</li>`)}</ul>`)}
    ${section(
      'add',
      'Have the images?',
      html`<p>If you run this site, add their URLs, one per line: <code>npm run data -- add ${name} --urls FILE</code></p>`,
    )}`;
}

function borrowedPicture({ state }: PageContext, picture: Illustration): Markup {
  const { src, width, height, lender, source, author, licence, photo } = picture;
  return html`
    <li>
      <img class="illustration"${attribute('data-photo', photo?.src)} src="${src}" width="${width}" height="${height}" alt="${lender.name}" loading="lazy" decoding="async">
      <a href="${synsetUrl(lender.wnid, state)}">${lender.name}</a>
      <small class="soft"${attribute('data-photo-before', photo?.host)}>${source}${author !== '' && `, ${author}`}, ${licence}</small>
      ${photo && html`<small data-photo-figure="${photo.host}" hidden>${photo.host}. <a href="${photo.page}" rel="external noreferrer">Author and licence</a></small>`}
    </li>`;
}

function filed({ ownImages, subtreeImages }: ImagesPage, unit: CountUnit): string {
  if (ownImages === 0) {
    const others =
      subtreeImages > 0 ? `, but ${formatImages(subtreeImages, unit)} in its subtree.` : ', nor in its subtree.';
    return `files no ${inUnit('image', unit)} under this synset itself${others}`;
  }
  const others = subtreeImages > ownImages ? `, and ${formatImages(subtreeImages, unit)} in its subtree` : '';
  return `files ${formatImages(ownImages, unit)} under this synset${others}. The images belong to their owners and are not on this site.`;
}
