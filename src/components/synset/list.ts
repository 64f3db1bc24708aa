import { formatQuantity } from '../../view/numbers.ts';
import type { SynsetLink } from '../../view/synset/page.ts';
import { html, type Markup } from '../markup.ts';
import { synsetName } from './name.ts';

const SHOWN = 12;
/** Fewer than these are not worth folding. */
const FOLDED = 4;

/** Synsets as a list of links, a long one folded. */
export function synsetList(synsets: readonly SynsetLink[]): Markup {
  if (synsets.length < SHOWN + FOLDED) return list(synsets);
  const folded = synsets.slice(SHOWN);
  return html`${list(synsets.slice(0, SHOWN))}<details><summary>${formatQuantity(folded.length, 'more', 'more')}</summary>${list(folded)}</details>`;
}

function list(synsets: readonly SynsetLink[]): Markup {
  return html`<ul class="synset-list">${synsets.map((synset) => html`<li>${synsetName(synset)}</li>`)}</ul>`;
}
