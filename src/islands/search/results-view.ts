import { formatCount, formatQuantity } from '../../view/numbers.ts';
import type { SearchPage, SearchRow } from '../../view/search/page.ts';
import { CHOICE_HEADINGS, FOUND_BY } from '../../view/search/words.ts';

/** The results of a search as elements: the same mark-up as `SearchResults.astro` and `SearchControls.astro` write. */

/** The list of results with what is above and below it. */
export function resultsSection(page: SearchPage): HTMLElement {
  const section = element('section', 'search-results');
  section.setAttribute('aria-labelledby', 'search-count');
  const heading = element(
    'h1',
    '',
    `“${page.query}” `,
    element('span', 'soft', `matches ${formatQuantity(page.total, 'synset')}`),
  );
  heading.id = 'search-count';
  section.append(heading);
  if (page.choices.length > 0 && page.results.length > 0)
    section.append(element('p', 'search-narrow', link('#narrow', '', 'Narrow the search')));
  if (page.cut) section.append(element('p', 'soft', 'The text is long: only its beginning was looked for.'));
  section.append(
    ...page.notUnderstood.map((text) =>
      element('p', 'soft', element('code', '', text), ' names nothing here, and was looked for as a word.'),
    ),
  );
  if (page.restrictions.length > 0) {
    const list = element(
      'ul',
      'search-restrictions',
      ...page.restrictions.map(({ label, removeUrl }) => {
        const cross = element('span', '', '×');
        cross.ariaHidden = 'true';
        return element(
          'li',
          '',
          link(removeUrl, 'button', `${label} `, cross, element('span', 'hidden-visually', ', remove')),
        );
      }),
    );
    list.ariaLabel = 'Restricted to';
    section.append(list);
  }
  if (page.results.length > 0) {
    const list = element('ol', '', ...page.results.map(resultItem));
    list.setAttribute('start', String(page.from));
    section.append(list);
  }
  if ((page.previousUrl ?? page.nextUrl) !== undefined) section.append(pagesNav(page));
  return section;
}

/** The choices that narrow the search; none where there are none. */
export function resultsAside({ choices }: SearchPage): HTMLElement[] {
  if (choices.length === 0) return [];
  const aside = element(
    'aside',
    'search-controls',
    ...choices.map(({ kind, choices: ofKind }) =>
      element(
        'section',
        '',
        element('h2', '', CHOICE_HEADINGS[kind]),
        element(
          'ul',
          '',
          ...ofKind.map(({ label, synsets, chosen, href }) => {
            const choice = link(
              href,
              '',
              element('span', '', label),
              ' ',
              element('span', 'soft', formatCount(synsets)),
            );
            if (chosen) choice.setAttribute('aria-current', 'true');
            return element('li', '', choice);
          }),
        ),
      ),
    ),
  );
  aside.id = 'narrow';
  aside.ariaLabel = 'Narrow the search';
  return [aside];
}

function resultItem(row: SearchRow): HTMLElement {
  const [from, to] = row.mark ?? [0, 0];
  const words = [
    row.words.slice(0, from),
    ...(to > from ? [element('mark', '', row.words.slice(from, to))] : []),
    row.words.slice(to),
  ];
  const details: (HTMLElement | undefined)[] = [
    element('span', 'code', row.wnid),
    row.parent &&
      element(
        'span',
        '',
        row.isInstance ? 'an instance of ' : 'a kind of ',
        link(row.parent.href, '', row.parent.words),
      ),
    element(
      'span',
      '',
      row.ownImages === 0 ? 'no images of its own' : `${formatQuantity(row.ownImages, 'image')}, own`,
    ),
    row.subtreeImages > row.ownImages
      ? element('span', '', `${formatCount(row.subtreeImages)} in the subtree`)
      : undefined,
    row.datasetTitles.length > 0 ? element('span', '', `in ${row.datasetTitles.join(', ')}`) : undefined,
    FOUND_BY[row.found] === undefined ? undefined : element('span', '', FOUND_BY[row.found]!),
  ];
  return element(
    'li',
    '',
    element('h2', '', link(row.href, '', ...words)),
    element('p', '', row.definition),
    element(
      'p',
      'soft small',
      ...details.filter((part) => part !== undefined).flatMap((part, i) => (i === 0 ? [part] : [' ', part])),
    ),
  );
}

function pagesNav({ previousUrl, nextUrl, from, to, total }: SearchPage): HTMLElement {
  const step = (url: string | undefined, rel: string, label: string): HTMLElement[] => {
    if (url === undefined) return [];
    const there = link(url, 'button', label);
    there.rel = rel;
    return [there];
  };
  const nav = element(
    'nav',
    'search-pages',
    ...step(previousUrl, 'prev', 'Previous'),
    element('span', 'soft', `${formatCount(from)} to ${formatCount(to)} of ${formatCount(total)}`),
    ...step(nextUrl, 'next', 'Next'),
  );
  nav.ariaLabel = 'Pages of results';
  return nav;
}

function link(href: string, className: string, ...content: (string | HTMLElement)[]): HTMLAnchorElement {
  const anchor = element('a', className, ...content) as HTMLAnchorElement;
  anchor.href = href;
  return anchor;
}

function element(name: string, className: string, ...content: (string | HTMLElement)[]): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...content);
  return made;
}
