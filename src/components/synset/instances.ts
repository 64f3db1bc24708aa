import { formatQuantity } from '../../view/numbers.ts';
import { type KinLink } from '../../view/synset/kin.ts';
import { type SynsetPage } from '../../view/synset/page.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../section.ts';
import { chip } from './name.ts';

/** Maximum number of instances in sight; the others fold. */
const SHOWN = 60;

/** The things with names of their own that are instances of a synset. */
export function namedInstances({ title, hyponyms }: SynsetPage, named: readonly KinLink[]): Markup {
  const count = formatQuantity(named.length, 'named instance');
  const rest = named.slice(SHOWN);
  return section(
    'instances',
    hyponyms.length === 0 ? `No kinds of ${title}. ${count}.` : count,
    html`
      <p class="soft">Each <em>is</em> a ${title}, not a <em>kind</em> of one. Figures of the subtree, maps and lists leave them out.</p>
      ${chips(named.slice(0, SHOWN))}
      ${rest.length > 0 && html`<details><summary>${formatQuantity(rest.length, 'more', 'more')}</summary>${chips(rest)}</details>`}`,
    'card',
  );
}

function chips(named: readonly KinLink[]): Markup {
  return html`<ul class="chips">${named.map(({ plate, ...link }) => html`<li>${chip(plate.picture?.relation === 'own' ? { ...link, plate } : link, 'named')}</li>`)}</ul>`;
}
