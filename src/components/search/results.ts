import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { inUnit, ownImagesText } from '../../view/quantities.ts';
import { MOST_FILES } from '../../view/search/limits.ts';
import type { SearchPage, SearchRow } from '../../view/search/page.ts';
import { CHOICE_HEADINGS, datasetsText, FOUND_BY } from '../../view/search/words.ts';
import { plate } from '../images/plate.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { addLink } from '../sets/add.ts';
import { pageLink } from '../section.ts';
import { takeHome } from '../sets/take-home.ts';
import { markedText } from './option.ts';

/** The results of a search with the choices that narrow it; the same on the server and in the browser. */
export function searchResults(page: SearchPage): Markup {
  const { query, total, from, choices, results, restrictions, notUnderstood } = page;
  return html`
    <div class="search-page">
      <section class="search-results" aria-labelledby="search-count">
        <h1 id="search-count">${total > 0 ? html`“${query}” <span class="soft">matches ${formatQuantity(total, 'synset')}</span>` : html`<span class="soft">No synset matches</span> “${query}”`}</h1>
        ${page.files.length > 0 && foundFiles(page)}
        ${choices.length > 0 && results.length > 0 && html`<p class="search-narrow"><a href="#narrow">Narrow the search</a></p>`}
        ${page.cut && html`<p class="soft">The text is long: only its beginning was looked for.</p>`}
        ${page.word && html`<p><a href="${page.word.href}">${page.word.senses === 1 ? 'The word' : `All ${formatCount(page.word.senses)} senses of`} “${page.word.text}”</a></p>`}
        ${page.signpost && html`<p>“${page.signpost.word}” is not in WordNet 3.0, which is of 2006; nearest: <strong>${page.signpost.nearest}</strong>.</p>`}
        ${
          page.parts.length > 0 &&
          html`<p class="soft">No synset is called “${query}”; ${results[0]?.found === 'definition' ? 'these fit by their definitions, or are called' : 'these are called'} ${page.parts.map((part, i) => html`${i > 0 && ', '}“${part}”`)}.</p>`
        }
        ${page.notHeld.map(({ text, reason }) => html`<p class="soft"><code>${text}</code> ${reason}</p>`)}
        ${notUnderstood.map((text) => html`<p class="soft"><code>${text}</code> names nothing here, and was looked for as a word.</p>`)}
        ${
          restrictions.length > 0 &&
          html`<ul class="search-restrictions" aria-label="Restricted to">${restrictions.map(
            ({ label, removeUrl }) =>
              html`<li><a class="button" href="${removeUrl}">${label} <span aria-hidden="true">×</span><span class="hidden-visually">, remove</span></a></li>`,
          )}</ul>`
        }
        ${total > 0 && restrictions.length > 0 && takeHome({ count: total, parts: { q: query } }, { dataset: page.chosenDataset })}
        ${results.length > 0 && html`<ol start="${from}">${results.map((row) => resultItem(row, page))}</ol>`}
        ${total > 0 && restrictions.length === 0 && takeHome({ count: total, parts: { q: query } }, { dataset: page.chosenDataset })}
        ${resultPages(page)}
        ${pageLink()}
        ${foldedResults('Similar spellings', page.similar, page)}
        ${foldedResults('Vulgar or offensive senses', page.coarse, page)}
      </section>
      ${choices.length > 0 && searchChoices(page)}
    </div>`;
}

function foundFiles({ files }: SearchPage): Markup {
  const items = files.map(
    ({ file, href, words, datasetTitle }) =>
      html`<li><a href="${href}">${file}</a> <span class="soft">${words}, in ${datasetTitle}</span></li>`,
  );
  return html`<section class="search-files" aria-labelledby="search-files"><h2 id="search-files">${files.length === 1 ? 'Image' : 'Images'} by file name${files.length === MOST_FILES && `, the first ${formatCount(MOST_FILES)}`}</h2><ul>${items}</ul></section>`;
}

function foldedResults(title: string, rows: readonly SearchRow[], page: SearchPage): Markup | undefined {
  if (rows.length === 0) return undefined;
  return html`<details class="search-similar"><summary>${title} (${formatCount(rows.length)})</summary><ol>${rows.map((row) => resultItem(row, page))}</ol></details>`;
}

function resultItem(row: SearchRow, { unit, chosenDataset }: SearchPage): Markup {
  const foundBy = FOUND_BY[row.found];
  const facts = [
    html`<span class="code">${row.wnid}</span>`,
    row.parent &&
      html`<span>${row.isInstance ? 'an instance of' : 'a kind of'} <a href="${row.parent.href}">${row.parent.words}</a></span>`,
    html`<span>${ownImagesText(row.ownImages, unit)}</span>`,
    row.subtreeImages > row.ownImages && html`<span>${formatCount(row.subtreeImages)} in the subtree</span>`,
    row.datasetTitles.length > 0 && html`<span>in ${datasetsText(row.datasetTitles)}</span>`,
    ...row.translations.map(
      ({ code, language, words }) => html`<span>${language}: <span lang="${code}">${words.join(', ')}</span></span>`,
    ),
    foundBy !== undefined && html`<span>${foundBy}</span>`,
  ].filter((fact) => fact !== undefined && fact !== false);
  return html`
    <li>
      ${plate(row.plate, 40)}
      <div>
        <h2><a href="${row.href}">${markedText(row)}</a></h2>
        <p>${row.definition}</p>
        <p class="soft small">${facts.map((fact, i) => html`${i > 0 && ' '}${fact}`)} ${addLink({ parts: { classes: `${row.wnid}/` }, text: 'Add to your set', label: `Add to your set: ${row.words}`, className: 'add' }, { dataset: chosenDataset })}</p>
      </div>
    </li>`;
}

function resultPages({ previousUrl, nextUrl, from, to, total }: SearchPage): Markup | undefined {
  if (previousUrl === undefined && nextUrl === undefined) return undefined;
  return html`
    <nav class="search-pages" aria-label="Pages of results">
      ${previousUrl !== undefined && html`<a class="button" rel="prev" href="${previousUrl}">Previous</a>`}
      <span class="soft">${formatCount(from)} to ${formatCount(to)} of ${formatCount(total)}</span>
      ${nextUrl !== undefined && html`<a class="button" rel="next" href="${nextUrl}">Next</a>`}
    </nav>`;
}

function searchChoices({ choices: groups, languages, unit }: SearchPage): Markup {
  return html`
    <aside class="search-controls" id="narrow" aria-label="Narrow the search">
      ${groups.map(({ kind, choices }) => choiceList(kind === 'images' ? inUnit(CHOICE_HEADINGS[kind], unit) : CHOICE_HEADINGS[kind], choices))}
      ${languages.length > 0 && choiceList('Words in another language', languages)}
    </aside>`;
}

/** A choice as a link. */
interface ChoiceLink {
  readonly label: string;
  /** Number of synsets that it leaves, where it leaves some out. */
  readonly synsets?: number;
  readonly chosen: boolean;
  readonly href: string;
}

function choiceList(heading: string, choices: readonly ChoiceLink[]): Markup {
  const items = choices.map(
    ({ label, synsets, chosen, href }) =>
      html`<li><a href="${href}"${attribute('aria-current', chosen ? 'true' : undefined)} rel="nofollow"><span>${label}</span>${synsets !== undefined && html` <span class="soft">${formatCount(synsets)}</span>`}</a></li>`,
  );
  return html`<section><h2>${heading}</h2><ul>${items}</ul></section>`;
}
