import { formatCount, formatQuantity } from '../../view/numbers.ts';
import type { PageContext } from '../../view/page-context.ts';
import type { KinLink } from '../../view/synset/kin.ts';
import type { SynsetPage } from '../../view/synset/page.ts';
import { imagesUrl, listUrl, synsetUrl } from '../../view/urls.ts';
import { icon } from '../icons.ts';
import { html, type Markup } from '../markup.ts';
import { figures, section } from '../section.ts';
import { chip } from './name.ts';

/** Named instances of a synset. */
export interface NamedInstances {
  /** The first instances of the synset alone, without those of its hyponyms. */
  readonly links: readonly KinLink[];
  /** The page with all of them, if this page shows some. */
  readonly allUrl: string | undefined;
  /** Images of the subtree with all named instances that the dataset can show. */
  readonly shownImages: number;
}

/** The things with names of their own that are instances of a synset, and the lists that hold them. */
export function namedInstances(
  context: PageContext,
  synset: SynsetPage,
  { links, allUrl, shownImages }: NamedInstances,
): Markup {
  const { state, dataset } = context;
  const { title, wnid, hyponyms, instances, named, subtreeSynsets } = synset;
  const count = formatQuantity(instances.length, 'named instance');
  const hidden = instances.length - links.length;
  return section(
    'instances',
    hyponyms.length === 0 ? `No kinds of ${title}. ${count}.` : count,
    html`
      <p class="soft">Each <em>is</em> a ${title}, not a <em>kind</em> of one. Maps and subtree figures leave named instances out; lists and grids can include them.</p>
      ${chips(links)}
      ${hidden > 0 && allUrl !== undefined && html`<p><a href="${allUrl}#instances">Show ${formatQuantity(hidden, 'more', 'more')}</a></p>`}
      ${figures([
        ['named instances below', formatCount(named.synsets)],
        [`their images in ${dataset.description.title}`, formatCount(named.images)],
      ])}
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
