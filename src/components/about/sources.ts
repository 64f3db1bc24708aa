import type { PageContext } from '../../view/page-context.ts';
import { datasetsUrl } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { section, type Term, terms } from '../section.ts';

/** Lists the sources of the data with their licences, and what the site does not do. */
export function sources({ catalogue, state }: PageContext): Markup {
  const list = [
    ...catalogue.sources.map(({ homepage, title, use, licence }): Term => [
      html`<a href="${homepage}">${title}</a>`,
      `${use} ${licence}.`,
    ]),
    ...catalogue.datasets.map(({ name, description: { title, origin, licence } }): Term => [
      html`<a href="${datasetsUrl(state, name)}">${title}</a>`,
      `${origin} ${licence}`,
    ]),
  ];
  return section(
    'sources',
    'Sources and licences',
    html`
      ${terms(list)}
      <h3 id="wordnet">WordNet</h3>
      <p>WordNet 3.0, copyright 2006 by Princeton University, all rights reserved. Its licence lets anyone use, copy, change and pass on the database without fee, provided that its notice goes along, without any warranty. Cite as: George A. Miller (1995). WordNet: A Lexical Database for English. Communications of the ACM 38(11), 39–41; Christiane Fellbaum, ed. (1998). WordNet: An Electronic Lexical Database. MIT Press.</p>
      <h3 id="privacy">What this site does not do</h3>
      <p>It sets no cookies and tracks nobody. Your set, recent searches and choices stay in your browser. Other hosts are contacted only when you ask.</p>
      <p>Images filed under person, and pictures filed elsewhere that show people, appear only when you ask. For emoji this is recorded picture by picture. For Wikimedia Commons it follows from rules over synsets and file names, so a photograph may still show people that neither names.</p>`,
    'prose',
  );
}
