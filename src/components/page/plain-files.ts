import { type PageContext } from '../../view/page-context.ts';
import { PLAIN_LIMITS } from '../../view/plain/limits.ts';
import { homeUrl } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';

/** The page about copies of plain files. @param isPart whether this is a copy that holds a part of the synsets. */
export function plainFiles({ catalogue, state }: PageContext, isPart: boolean): Markup {
  return html`
    <h1>Plain files</h1>
    <div class="prose">
      <p>This site can be copied to any host that gives out files: every page, its JSON, its pictures and lists are written down as they are. Such a copy was made of the data of version <code>${catalogue.version}</code>.</p>
      ${
        isPart &&
        html`<p id="part"><strong>This copy holds a part of the synsets.</strong> A link that should lead to one of the others leads here. Its figures count all of them, and the explorer and the search know them all. <a href="${homeUrl(state)}">Back to the beginning</a></p>`
      }
      <h2 id="left-out">What a copy is without</h2>
      <dl>${PLAIN_LIMITS.map(({ what, instead }) => html`<dt>${what[0]!.toUpperCase() + what.slice(1)}</dt><dd>Instead: ${instead}.</dd>`)}</dl>
    </div>`;
}
