import { formatCount } from '../../view/numbers.ts';
import { exploreUrl } from '../../view/explore/options.ts';
import type { Illustration, Photograph } from '../../view/images/illustration.ts';
import type { Plate } from '../../view/images/plates.ts';
import type { PageContext } from '../../view/page-context.ts';
import { formatImages, inUnit } from '../../view/quantities.ts';
import type { Kin, KinGroup, KinLink, KinStep } from '../../view/synset/kin.ts';
import type { SynsetPage } from '../../view/synset/page.ts';
import { aboutUrl, compareUrl, pathUrl, synsetUrl } from '../../view/urls.ts';
import { icon } from '../icons.ts';
import { photographSwitch } from '../images/photograph.ts';
import { plate } from '../images/plate.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { shareBar } from '../share-bar.ts';
import { command, section } from '../section.ts';
import { addToSet } from './add-to-set.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import { leafDetails } from './details.ts';
import { chip } from './name.ts';
import { synsetWords } from './words.ts';

/** Content of a leaf's page that its model lacks. */
export interface LeafParts {
  readonly picture: Plate;
  readonly parents: readonly KinLink[];
  readonly kin: Kin;
  /** Whether the dataset's images of the synset can be shown. */
  readonly hasImages: boolean;
}

/** The page of a synset below which nothing lies: picture, meaning, figures, class indices, kin. */
export function leaf(context: PageContext, synset: SynsetPage, parts: LeafParts): Markup {
  const { state } = context;
  const { unit } = context.dataset;
  const { picture, parents, kin } = parts;
  return html`
    ${breadcrumbs(synset.paths)}
    <div class="leaf ${picture.hue}">
      <figure class="leaf-picture">${plate(picture, 280)}${caption(context, picture)}</figure>
      <header class="leaf-words">
        ${synsetWords(synset, state)}
        <p class="kind-of">${synset.isInstance ? 'An instance of' : 'A kind of'} ${parents.map((parent) => html` ${chip(parent)}`)}</p>
        ${imagesSentence(context, synset)}
        ${actions(context, synset, parts)}
      </header>
      ${classIndices(synset)}
      ${kin.groups.length > 0 && section('kin', html`Related synsets <span class="soft">${inUnit('images in the subtree', unit)}</span>`, html`<dl class="kin">${kin.groups.map(kinGroup)}</dl>`, 'leaf-kin')}
    </div>
    ${
      kin.steps.length > 1 &&
      section(
        'stands',
        html`Where it stands <span class="soft">each bar: share of the ${inUnit('images', unit)} one level up</span>`,
        html`<ol class="stands ${picture.hue}">${kin.steps.map(kinStep)}</ol>`,
      )
    }
    ${leafDetails(synset, state)}
    <p><a href="${pathUrl(synset.wnid, undefined, state)}">Path to another synset</a> · <a href="${compareUrl({}, state)}">Compare datasets</a> · <a href="${aboutUrl(state, 'images')}">What the figures mean</a></p>`;
}

function caption(context: PageContext, { picture, photograph }: Plate): Markup {
  return html`${picture && pictureCaption(context, picture, photograph?.host)}${photograph && html`${photographCaption(context, photograph)}${photographSwitch(photograph.host)}`}`;
}

/** Names the page of a photograph, where its author and licence stand; hidden until photographs are shown. */
function photographCaption({ state }: PageContext, { host, page, relation, lender }: Photograph): Markup {
  return html`<figcaption data-photo-figure="${host}" hidden>Photograph${relation === 'below' && html` of <a href="${synsetUrl(lender.wnid, state)}">${lender.name}</a>`} from ${host}. <a href="${page}" rel="external noreferrer">Author and licence</a></figcaption>`;
}

function pictureCaption({ state }: PageContext, picture: Illustration, host: string | undefined): Markup {
  const { relation, lender, source, author, licence, licenceUrl } = picture;
  return html`<figcaption${attribute('data-photo-before', host)}>${
    relation !== 'own' &&
    html`Picture of <a href="${synsetUrl(lender.wnid, state)}">${lender.name}</a>, the nearest ${relation} that has one. `
  }${source}${author !== '' && `, ${author}`}, ${licenceUrl === undefined ? licence : html`<a href="${licenceUrl}" rel="license">${licence}</a>`}</figcaption>`;
}

function imagesSentence({ dataset, state }: PageContext, synset: SynsetPage): Markup {
  const { ownImages, imagePercentile } = synset;
  const { unit } = dataset;
  const { title } = dataset.description;
  if (imagePercentile === undefined)
    return html`<p class="leaf-images"><b>No ${inUnit('images', unit)}</b> in ${title}${inOthers(synset)}.</p>`;
  const { below, population } = imagePercentile;
  const share = Math.floor((100 * below) / population);
  return html`
    <p class="leaf-images"><b>${formatImages(ownImages, unit)}</b> in ${title}${share > 0 && html`, more than <a href="${aboutUrl(state, 'image-percentile')}"><b>${share} %</b></a> of its synsets with ${inUnit('images', unit)}`}.</p>
    <svg class="position" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true"><rect class="whole" y="3" width="200" height="4"></rect><rect class="mark" x="${Math.min(198.5, (200 * below) / population)}" width="1.5" height="10"></rect></svg>
    <p class="position-ends"><span>fewest</span> <span>most ${inUnit('images', unit)}</span></p>`;
}

/** The other datasets that have images of a synset, with links to its page there. */
function inOthers({ datasets }: SynsetPage): Markup {
  const others = datasets.filter((other) => other.ownImages > 0);
  return html`${others.map(({ title, unit, ownImages, href }, i) => html`${i === 0 ? '; ' : ', '}<a href="${href}">${unit === 'images' ? formatCount(ownImages) : formatImages(ownImages, unit)} in ${title}</a>`)}`;
}

function actions(
  { state, dataset: { unit } }: PageContext,
  { wnid, paths, ownImages }: SynsetPage,
  { hasImages }: LeafParts,
): Markup {
  const parent = paths[0]?.at(-2);
  return html`
    <p class="actions">
      ${hasImages && html`<a class="button" href="${synsetUrl(wnid, state, 'images')}">See ${unit === 'images' ? formatImages(ownImages, unit) : 'images'}</a>`}
      ${addToSet(wnid, state)}
      <a class="button" href="${exploreUrl({ at: parent?.id }, state)}">${icon('map')}Open in map</a>
      <a class="button" href="${synsetUrl(wnid, state, 'downloads')}">${icon('download')}Downloads</a>
    </p>`;
}

function classIndices({ wnid, classIndices }: SynsetPage): Markup {
  return html`
    <aside class="class-indices" aria-labelledby="class-index">
      <h2 id="class-index">${classIndices.length > 0 ? 'Class index' : 'Identifier'}</h2>
      <dl>
        ${classIndices.map(({ title, index, superclass, href }) => html`<div><dt><a href="${href}">${listTitle(title)}</a>${superclass !== undefined && html` <small>under ${superclass}</small>`}</dt><dd>${command(String(index))}</dd></div>`)}
        <div><dt>wnid <small>WordNet 3.0</small></dt><dd>${command(wnid)}</dd></div>
      </dl>
    </aside>`;
}

/** The title of a class list, with the part in brackets on a line of its own. */
function listTitle(title: string): Markup {
  const [, name = title, rest] = /^(.*?) \((.*)\)$/.exec(title) ?? [];
  return html`${name}${rest !== undefined && html` <small>${rest}</small>`}`;
}

function kinGroup({ kind, title, href, synsets, hidden }: KinGroup): Markup {
  return html`<div><dt>${kind === 'kinds' ? 'Other kinds of' : 'Other instances of'} <a href="${href}">${title}</a></dt><dd><ul class="chips">${synsets.map((synset) => html`<li>${chip(synset)}</li>`)}${
    hidden > 0 &&
    html`<li><a class="chip" href="${href}#${kind === 'kinds' ? 'hyponyms' : 'instances'}">${formatCount(hidden)} more</a></li>`
  }</ul></dd></div>`;
}

function kinStep({ name, href, plate: picture, images, share = 0, shareText }: KinStep, i: number): Markup {
  return html`<li><a href="${href}">${plate(picture, 40)}<b>${name}</b></a><span>${formatCount(images)}</span>${
    i > 0 && html`${shareBar(share)}<span class="soft small">${shareText}</span>`
  }</li>`;
}
