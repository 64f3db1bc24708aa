import { LONGEST_QUERY } from '../../search/query.ts';
import { datasetLinks } from '../../view/dataset-switch.ts';
import { exploreUrl } from '../../view/explore/options.ts';
import type { PageContext } from '../../view/page-context.ts';
import { setsUrl } from '../../view/sets/urls.ts';
import { aboutUrl, compareUrl, datasetsUrl, homeUrl, searchUrl, stateQuery, type UrlState } from '../../view/urls.ts';
import { icon } from '../icons.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { hiddenFields } from '../section.ts';

/** The sections of the site, each with the paths of the pages that belong to it. */
const SECTIONS: readonly {
  readonly label: string;
  readonly url: (state: UrlState) => string;
  readonly paths: RegExp;
}[] = [
  { label: 'Browse', url: (state) => homeUrl(state), paths: /^\/(?:$|synset\/)/ },
  { label: 'Map', url: (state) => exploreUrl({}, state), paths: /^\/explore$/ },
  { label: 'Search', url: (state) => searchUrl(undefined, state), paths: /^\/search$/ },
  { label: 'Compare', url: (state) => compareUrl({}, state), paths: /^\/compare$/ },
  { label: 'Class sets', url: (state) => setsUrl(state), paths: /^\/(?:sets?|cut|labels|rule|overlaps)(?:\/|$)/ },
  {
    label: 'Data & API',
    url: (state) => datasetsUrl(state),
    paths: /^\/(?:datasets|api|stats|exports\/.*|plain-files)$/,
  },
  { label: 'About', url: (state) => aboutUrl(state), paths: /^\/about$/ },
];

/**
 * The top of every page: sections, search and datasets; on a phone one line with search and menu.
 *
 * @param url the requested address; links to other datasets keep its choices.
 * @param path the page's own address, from the root.
 * @param query the text in the search box; `undefined` where the page has a search box of its own.
 */
export function masthead(context: PageContext, url: URL, path: string, query: string | undefined): Markup {
  const { state } = context;
  return html`
    <a class="skip" href="#content">Skip to the content</a>
    <header class="masthead">
      <a class="wordmark" href="${homeUrl(state)}">
        <svg width="30" height="30" viewBox="0 0 30 30" aria-hidden="true"><rect width="30" height="30" rx="6"></rect><path d="M6 6h10v9H6zM18 6h6v5h-6zM18 13h6v11h-6zM6 17h10v7H6z"></path></svg>
        Canopy
      </a>
      <details class="masthead-menu">
        <summary aria-label="Menu">${icon('menu')}</summary>
        <div>
          <nav aria-label="Pages"><ul>${SECTIONS.map(
            ({ label, url: href, paths }) =>
              html`<li><a href="${href(state)}"${attribute('aria-current', paths.test(path) ? 'page' : undefined)}>${label}</a></li>`,
          )}</ul></nav>
          ${datasetSwitch(context, url)}
        </div>
      </details>
      ${
        query !== undefined &&
        html`
        <details class="masthead-search">
          <summary aria-label="Search">${icon('search')}</summary>
          ${searchBox(state, query)}
        </details>`
      }
    </header>`;
}

/** A search box: a plain form, to which the island adds suggestions. */
export function searchBox(state: UrlState, query: string, placeholder = 'Search words, wnids, definitions'): Markup {
  return html`
    <search-box>
      <form action="/search" role="search">
        ${icon('search')}
        <input type="text" name="q" value="${query}" aria-label="Search words and identifiers" placeholder="${placeholder}" inputmode="search" enterkeyhint="search" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="${LONGEST_QUERY}">
        ${hiddenFields(stateQuery(state))}
        <button type="submit">Search</button>
      </form>
    </search-box>`;
}

function datasetSwitch(context: PageContext, url: URL): Markup | undefined {
  const links = datasetLinks(context, url);
  if (links.length === 1) return undefined;
  return html`
    <details class="dataset-switch">
      <summary><span>Dataset</span> ${context.dataset.description.title}${icon('down')}</summary>
      <nav aria-label="Dataset"><ul>${links.map(
        ({ title, href, isCurrent }) =>
          html`<li><a href="${href}"${attribute('aria-current', isCurrent ? 'true' : undefined)}>${title}</a></li>`,
      )}</ul></nav>
    </details>`;
}
