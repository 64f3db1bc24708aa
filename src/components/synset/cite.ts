import type { PageContext } from '../../view/page-context.ts';
import type { SynsetPage } from '../../view/synset/page.ts';
import { synsetUrl } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { command } from '../section.ts';

/** The address of a synset's page and ways to cite it, each with a button that copies it. */
export function cite(context: PageContext, synset: SynsetPage): Markup {
  const { dataset, origin, state } = context;
  const address = new URL(synsetUrl(synset.wnid, state), origin).href;
  const { title } = dataset.description;
  const what = `Synset ${synset.wnid} (${synset.name}) of WordNet 3.0`;
  const sentence = `${what}, with the figures of ${title}. Canopy. ${address}`;
  const bibtex = `@misc{wordnet30-${synset.wnid}, title = {${what}}, note = {Figures of ${title}}, howpublished = {Canopy}, url = {${address}}}`;
  return html`
    <details>
      <summary>Cite or link</summary>
      <dl class="relations">
        <div><dt>Link</dt><dd>${command(address)}</dd></div>
        <div><dt>Citation</dt><dd>${command(sentence)}</dd></div>
        <div><dt>BibTeX</dt><dd>${command(bibtex)}</dd></div>
      </dl>
      <p class="soft small">Cite WordNet itself as Fellbaum (1998), <cite>WordNet: An Electronic Lexical Database</cite>, MIT Press.</p>
    </details>`;
}
