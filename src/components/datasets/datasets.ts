import type { DatasetEntry, DatasetsPage } from '../../view/datasets-page.ts';
import { API_PAGE_URL } from '../../view/export-urls.ts';
import type { ExportsLink } from '../../view/exports-page.ts';
import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { inUnit } from '../../view/quantities.ts';
import { compareForm, type CompareForm } from '../compare/form.ts';
import { addressCheck } from '../images/address-check.ts';
import { html, type Markup } from '../markup.ts';
import { command, figures, section, type Term, terms } from '../section.ts';

/** The datasets and class lists of the site, with links to their pages. */
export function datasets(page: DatasetsPage, form: CompareForm, exports: readonly ExportsLink[]): Markup {
  return html`
    <h1>Datasets</h1>
    ${page.datasets.map(datasetCard)}
    ${section(
      'compare',
      'Compare two',
      html`<p class="soft">Which synsets two datasets or class lists share, by branch, as a map and as lists.</p>${compareForm(form)}`,
    )}
    ${classLists(page)}${exportsLinks(exports)}`;
}

function datasetCard(dataset: DatasetEntry): Markup {
  const { name, title, description, totals, unit, hasTree, browseUrl, statsUrl, rollUpUrl, downloadsUrl } = dataset;
  return section(
    name,
    title,
    html`
      <p class="definition">${description}</p>
      ${figures([
        [inUnit('Images', unit), formatCount(totals.images)],
        [inUnit('Synsets with images', unit), formatCount(totals.synsetsWithImages)],
        hasTree && ['Synsets in the tree', formatCount(totals.synsets)],
      ])}
      ${unit === 'labels' && html`<p>Its counts are labels: pairs of an image and a synset. An image may be counted under several synsets, so there may be fewer images than labels.</p>`}
      <p class="set-actions"><a class="button" href="${browseUrl}">Browse</a> <a class="button" href="${statsUrl}">Statistics</a> <a class="button" href="${rollUpUrl}">Roll up</a> <a class="button" href="${downloadsUrl}">Downloads</a></p>
      ${origin(dataset)}
      ${dataset.addresses && fetchOffer(dataset)}
      <h3>What the build reports</h3>
      ${report(dataset)}`,
  );
}

function origin({ published, credit, licence, origin, homepage }: DatasetEntry): Markup {
  return terms([
    ['Published', html`<time datetime="${published}">${published}</time>`],
    credit !== '' && ['Credit', credit],
    ['Licence', licence],
    ['Origin', origin],
    homepage !== undefined && ['Home page', html`<a href="${homepage}">${homepage}</a>`],
  ]);
}

/** Shows the command by which the operator fetches the images of a dataset of addresses. */
function fetchOffer({ name }: DatasetEntry): Markup {
  return html`
    <p class="fetch-offer">This site has the addresses of the images. To fetch small copies, with author and licence where their collection names them, run:</p>
    ${command(`CANOPY_CONTACT=you@example.org npm run data -- fetch ${name}`)}`;
}

function report({ addresses, checks }: DatasetEntry): Markup {
  const rows = checks.map(({ code, title, meaning, count, examples }): Term => [
    html`${title} <code>${code}</code>`,
    html`${meaning} ${count > examples.length && `${formatCount(count)} in all, such as:`}<ul class="soft bullets">${examples.map((example) => html`<li>${example}</li>`)}</ul>`,
  ]);
  return html`
    ${checks.length === 0 && html`<p>Nothing: all that was read is as it should be.</p>`}
    ${
      addresses &&
      html`<p>${formatQuantity(addresses.lines, 'line')} of addresses were read, ${formatCount(addresses.images)} of them are listed.${
        addresses.leftOut.length > 0 &&
        ` Left out: ${addresses.leftOut.map(({ reason, lines }) => `${formatCount(lines)} (${reason})`).join(', ')}.`
      }</p>${addresses.check && addressCheck(addresses.check)}`
    }
    ${terms(rows, 'relations report')}`;
}

function classLists({ classLists }: DatasetsPage): Markup {
  const rows = classLists.map(({ title, href, classes, origin }): Term => [
    title,
    html`<a href="${href}" data-astro-reload>${formatQuantity(classes, 'class', 'classes')}, JSON</a>. ${origin}`,
  ]);
  return section(
    'class-lists',
    'Class lists',
    html`<p class="soft">Ordered lists of synsets that models are trained on. A synset’s page tells its class index in each.</p>${terms(rows)}`,
  );
}

function exportsLinks(links: readonly ExportsLink[]): Markup {
  return section(
    'exports',
    'Files for other tools',
    html`
      <p class="soft">Class names and indices as Caffe, Keras, TensorFlow, timm and torchvision read them, tables, SKOS and other RDF, and Croissant. Programs can also <a href="${API_PAGE_URL}">ask the site directly</a>.</p>
      <ul class="bullets">${links.map(({ href, title }) => html`<li><a href="${href}">${title}</a></li>`)}</ul>`,
  );
}
