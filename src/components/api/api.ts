import { type ApiRouteEntry, type OldAddress } from '../../view/api-page.ts';
import { OPENAPI_URL } from '../../view/export-urls.ts';
import { datasetsUrl, type UrlState } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { section, type Term, terms } from '../section.ts';

/** The page about the interfaces for programs. */
export function api(routes: readonly ApiRouteEntry[], oldAddresses: readonly OldAddress[], state: UrlState): Markup {
  return html`
    <h1>For programs</h1>
    <p class="definition">Everything on this site can be read by programs: without a key, from any other site, over plain HTTP. Each page has a twin in JSON, at its own address with <code>.json</code> at the end. Files in the forms that other tools read are listed with <a href="${datasetsUrl(state)}">each dataset and class list</a>.</p>
    ${section(
      'v1',
      'The interface',
      html`
        <p>It is described by <a href="${OPENAPI_URL}" data-astro-reload>an OpenAPI 3.1 document</a>. Lists come in pages: <code>next</code> of one is the <code>cursor</code> of the next, and <code>limit</code> sets how long they are. Errors are all of one shape: <code>{"error": {"status": 404, "message": "…"}}</code>.</p>
        ${terms(routes.map(routeTerm), 'routes')}`,
    )}
    ${section(
      'imagenet',
      'ImageNet’s old interface',
      html`
        <p>From 2010 to 2019 image-net.org answered these addresses, and scripts that call them still go round. They answer here as they did there; in such a script, change the host.</p>
        ${terms(
          oldAddresses.map(({ address, gives }): Term => [exampleLink(address, address), gives]),
          'routes',
        )}`,
    )}`;
}

function routeTerm({ example, path, summary, answers, lines, parameters }: ApiRouteEntry): Term {
  return [
    exampleLink(example, path),
    html`${summary}. Answers ${answers}.${
      lines !== undefined && html` Whole, one object a line: <code>${lines}</code>.`
    }<ul>${parameters.map(({ name, required, description }) => html`<li><code>${name}</code>${!required && ' (optional)'}: ${description}</li>`)}</ul>`,
  ];
}

function exampleLink(href: string, path: string): Markup {
  return html`<a href="${href}" data-astro-reload><code>${path}</code></a>`;
}
