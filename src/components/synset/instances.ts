import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { type PageContext } from '../../view/page-context.ts';
import { type KinLink } from '../../view/synset/kin.ts';
import { type SynsetPage } from '../../view/synset/page.ts';
import { imagesUrl, listUrl, synsetUrl } from '../../view/urls.ts';
import { icon } from '../icons.ts';
import { html, type Markup } from '../markup.ts';
import { section, terms } from '../section.ts';
import { chip } from './name.ts';

/** Maximum number of instances in sight; the others fold. */
const SHOWN = 60;

/** Named instances of a synset. */
export interface NamedInstances {
  /** Its own, without those of its hyponyms. */
  readonly links: readonly KinLink[];
  /** Images of the subtree with all named instances that the dataset can show. */
  readonly shownImages: number;
}

/** The things with names of their own that are instances of a synset, and the lists that hold them. */
export function namedInstances(
  context: PageContext,
  synset: SynsetPage,
  { links, shownImages }: NamedInstances,
): Markup {
  const { state, dataset } = context;
  const { title, wnid, hyponyms, named, subtreeSynsets } = synset;
  const count = formatQuantity(links.length, 'named instance');
  const rest = links.slice(SHOWN);
  return section(
    'instances',
    hyponyms.length === 0 ? `No kinds of ${title}. ${count}.` : count,
    html`
      <p class="soft">Each <em>is</em> a ${title}, not a <em>kind</em> of one. Maps and subtree figures leave named instances out; lists and grids can include them.</p>
      ${chips(links.slice(0, SHOWN))}
      ${rest.length > 0 && html`<details><summary>${formatQuantity(rest.length, 'more', 'more')}</summary>${chips(rest)}</details>`}
      ${terms(
        [
          ['named instances below', formatCount(named.synsets)],
          [`their images in ${dataset.description.title}`, formatCount(named.images)],
        ],
        'named-figures',
      )}
      <p class="actions">
        <a class="button" href="${listUrl(wnid, 'all', 'wnids', 'txt', state)}" download data-astro-reload>${icon('download')}${formatQuantity(subtreeSynsets + named.synsets, 'wnid')} with named instances</a>
        ${shownImages > 0 && html`<a class="button" href="${imagesUrl(wnid, { scope: 'all' }, state)}">See ${formatQuantity(shownImages, 'image')}</a>`}
        <a class="button" href="${synsetUrl(wnid, state, 'downloads')}#lists-all">All lists</a>
      </p>`,
    'card',
  );
}

function chips(named: readonly KinLink[]): Markup {
  return html`<ul class="chips">${named.map(({ plate, ...link }) => html`<li>${chip(plate.picture?.relation === 'own' ? { ...link, plate } : link, 'named')}</li>`)}</ul>`;
}
