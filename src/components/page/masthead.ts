import { LONGEST_QUERY } from '../../search/query.ts';
import { datasetLinks } from '../../view/dataset-switch.ts';
import { exploreUrl } from '../../view/explore/options.ts';
import { type PageContext } from '../../view/page-context.ts';
import { aboutUrl, datasetsUrl, homeUrl, statsUrl, type UrlState } from '../../view/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';

/**
 * The top of every page: search, datasets, pages.
 *
 * @param url the address as it was asked for, which the links to other datasets keep; @param path the page's own, from the
 * root; @param query what stands in the search box.
 */
export function masthead(context: PageContext, url: URL, path: string, query: string): Markup {
  const { state } = context;
  return html`
    <a class="skip" href="#content">Skip to the content</a>
    <header class="masthead">
      <a class="wordmark" href="${homeUrl(state)}">
        <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M1 1h13v10H1zM16 1h7v5h-7zM16 8h7v3h-7zM1 13h6v10H1zM9 13h14v5H9zM9 20h7v3H9zM18 20h5v3h-5z"></path>
        </svg>
        Canopy
      </a>
      <div class="masthead-search">${searchBox(state, query)}</div>
      ${datasetSwitch(context, url)}
      <nav aria-label="Pages">
        <ul>
          ${pageLink('Browse', homeUrl(state), path === '/')}
          ${pageLink('Explore', exploreUrl({}, state), path === '/explore')}
          ${pageLink('Statistics', statsUrl(state), path === '/stats')}
          ${pageLink('Datasets', datasetsUrl(state), path === '/datasets')}
          ${pageLink('About', aboutUrl(state), path === '/about')}
        </ul>
      </nav>
    </header>`;
}

function pageLink(label: string, href: string, isCurrent: boolean): Markup {
  return html`<li><a href="${href}"${attribute('aria-current', isCurrent ? 'page' : undefined)}>${label}</a></li>`;
}

function searchBox(state: UrlState, query: string): Markup {
  return html`
    <search-box>
      <form action="/search" role="search">
        <input type="text" name="q" value="${query}" aria-label="Search words and identifiers" placeholder="Search words, wnids, definitions" inputmode="search" enterkeyhint="search" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="${LONGEST_QUERY}">
        ${kept('dataset', state.dataset)}${kept('tree', state.tree)}
        <button type="submit">Search</button>
      </form>
    </search-box>`;
}

function kept(name: string, value: string | undefined): Markup | undefined {
  return value === undefined ? undefined : html`<input type="hidden" name="${name}" value="${value}">`;
}

function datasetSwitch(context: PageContext, url: URL): Markup | undefined {
  const links = datasetLinks(context, url);
  if (links.length === 1) return undefined;
  return html`<nav class="dataset-switch" aria-label="Dataset"><ul>${links.map(
    ({ title, href, isCurrent }) =>
      html`<li><a href="${href}"${attribute('aria-current', isCurrent ? 'true' : undefined)}>${title}</a></li>`,
  )}</ul></nav>`;
}
