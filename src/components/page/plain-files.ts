import type { PageContext } from '../../view/page-context.ts';
import { PLAIN_LIMITS } from '../../view/plain/limits.ts';
import { homeUrl } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';

/** The page about copies of plain files. @param isPart whether this is a copy that holds a part of the synsets. */
export function plainFiles({ catalogue, state }: PageContext, isPart: boolean): Markup {
  return html`
    <h1>Plain files</h1>
    <div class="prose">
      <p>The whole site can be exported as static files for any web host: pages, their JSON, pictures and lists. Version of the data: <code>${catalogue.version}</code>.</p>
      ${
        isPart &&
        html`<p id="part"><strong>This copy holds some of the synsets.</strong> Links to the others lead here. Figures, explorer and search cover all of them. <a href="${homeUrl(state)}">Home</a></p>`
      }
      <h2 id="left-out">What a static copy lacks</h2>
      <dl>${PLAIN_LIMITS.map(([what, instead]) => html`<dt>${what[0]!.toUpperCase() + what.slice(1)}</dt><dd>Instead: ${instead}.</dd>`)}</dl>
    </div>`;
}
