import type { PageContext } from '../../view/page-context.ts';
import { html, type Markup } from '../markup.ts';
import { definitions } from './definitions.ts';
import { sources } from './sources.ts';

/** The page of definitions, sources and licences. */
export function about(context: PageContext): Markup {
  return html`
    <h1>About</h1>
    <p class="definition">Canopy shows what an image dataset holds: which of WordNet’s nouns have images, how many, and how they are related. It continues ImageNet’s Explore pages of 2010 to 2019.</p>
    ${definitions(context)}${sources(context)}`;
}
