import { type ApiRouteEntry, type Holder, NOT_IMITATED, OLD_ADDRESSES } from '../../view/api-page.ts';
import { OPENAPI_URL } from '../../view/export-urls.ts';
import { datasetsUrl, type UrlState } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { section, type Term, terms } from '../section.ts';
import { type Row, scroller, table } from '../table.ts';

/** The page about the interfaces for programs. */
export function api(routes: readonly ApiRouteEntry[], holders: readonly Holder[], state: UrlState): Markup {
  return html`
    <h1>API</h1>
    <p class="definition">Read everything on this site from a program: no key, from any origin, over plain HTTP. Every page has a JSON twin at its own address plus <code>.json</code>. Files for other tools are listed with <a href="${datasetsUrl(state)}">each dataset and class list</a>.</p>
    ${section(
      'v1',
      'The interface',
      html`
        <p>Described by <a href="${OPENAPI_URL}" data-astro-reload>an OpenAPI 3.1 document</a>. Lists come in pages: <code>next</code> of one is the <code>cursor</code> of the next, and <code>limit</code> sets how long they are. All errors have one shape: <code>{"error": {"status": 404, "message": "…"}}</code>.</p>
        ${terms(routes.map(routeTerm), 'routes')}`,
    )}
    ${section(
      'imagenet',
      'ImageNet’s old interface',
      html`
        <p>From 2010 to 2019 image-net.org answered the addresses below, and scripts that call them are still in use. Change the host in such a script and it works again, if this site holds the data. Add <code>dataset=NAME</code> to ask for another dataset.</p>
        <h3 id="held">What this site holds</h3>
        ${scroller('held', heldTable(holders, state))}
        <p>A synset without addresses answers <code>The synset is not ready yet. Please stay tuned!</code>, as it did. Lists of addresses, images and bounding boxes are added by one command each, <code>npm run data -- add NAME --urls FILE --images FOLDER --boxes FOLDER</code>; <code>add ${holders.find(({ isRelease }) => isRelease)?.name}</code> adds them to the release, from which the old addresses answer.</p>
        ${OLD_ADDRESSES.map(
          ({ title, addresses }) => html`
            <h3>${title}</h3>
            ${terms(
              addresses.map(([address, gives]): Term => [exampleLink(address, address), gives]),
              'routes',
            )}`,
        )}
        <h3>What is left out</h3>
        <ul class="bullets">${NOT_IMITATED.map((sentence) => html`<li>${sentence}</li>`)}</ul>`,
    )}`;
}

function heldTable(holders: readonly Holder[], state: UrlState): Markup {
  const yes = (is: boolean): string => (is ? 'yes' : 'no');
  return table(
    ['Dataset', 'Name', 'Addresses', 'Image files', 'Bounding boxes'],
    holders.map(({ name, title, hasUrls, hasImages, hasBoxes }): Row => [
      html`<a href="${datasetsUrl(state, name)}">${title}</a>`,
      html`<code>${name}</code>`,
      yes(hasUrls),
      yes(hasImages),
      yes(hasBoxes),
    ]),
  );
}

function routeTerm({ example, path, summary, answers, lines, parameters }: ApiRouteEntry): Term {
  return [
    exampleLink(example, path),
    html`${summary}. Answers ${answers}.${
      lines !== undefined && html` Whole, one object a line: <code>${lines}</code>.`
    }<ul class="bullets">${parameters.map(({ name, required, description }) => html`<li><code>${name}</code>${!required && ' (optional)'}: ${description}</li>`)}</ul>`,
  ];
}

function exampleLink(href: string, path: string): Markup {
  return html`<a href="${href}" data-astro-reload><code>${path}</code></a>`;
}
