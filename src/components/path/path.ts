import { formatCount, formatQuantity } from '../../view/numbers.ts';
import type { FoundPaths, PathCard, PathEnd, PathPage, ShownPath } from '../../view/path/page.ts';
import { formatImages } from '../../view/quantities.ts';
import { pathUrl, type UrlState } from '../../view/urls.ts';
import { plate } from '../images/plate.ts';
import { hiddenFields, pageLink } from '../section.ts';
import { attribute, html, type Markup } from '../markup.ts';

/** Pairs to try. */
const EXAMPLES = [
  ['husky', 'tabby'],
  ['violin', 'trumpet'],
  ['volcano', 'teapot'],
  ['mushroom', 'oak'],
] as const;

/** The page of the shortest paths between two synsets. */
export function pathContent(page: PathPage, state: UrlState): Markup {
  const { a, b, paths } = page;
  return html`
    <h1>${title(page)}</h1>
    ${pathForm(page, state)}
    ${[a, b].filter(isUnknown).map((end) => html`<p role="status">Nothing in WordNet 3.0 is called “${end.text}”. Try another word, or a wnid.</p>`)}
    ${paths && foundPaths(paths)}
    ${paths === undefined && examples(state)}`;
}

/** Returns the title of the page: both ends, once they are known. */
export function title({ a, b }: PathPage): string {
  return a.synset && b.synset ? `From ${a.synset.name} to ${b.synset.name}` : 'From one synset to another';
}

function isUnknown({ text, synset }: PathEnd): boolean {
  return text !== '' && synset === undefined;
}

function pathForm({ a, b }: PathPage, { dataset, tree }: UrlState): Markup {
  return html`
    <form class="fields" action="/path" role="search" aria-label="Path between two synsets">
      <label><span>From</span><input name="a" required maxlength="200" autocomplete="off" spellcheck="false" value="${a.text}" /></label>
      <label><span>to</span><input name="b" required maxlength="200" autocomplete="off" spellcheck="false" value="${b.text}" /></label>
      ${hiddenFields({ dataset, tree })}
      <button>Show the path</button>
    </form>`;
}

function foundPaths({ steps, total, shown, reverseUrl }: FoundPaths): Markup {
  const rest = total - shown.length;
  return html`
    <p class="lead">${formatQuantity(steps, 'step')}${total > 1 && `, ${formatCount(total)} paths of that length`}. Each step goes to a hypernym, up to the lowest that both share, then down. <a href="${reverseUrl}">Other direction</a></p>
    ${pageLink()}
    ${shown.map((path, i) => pathStrip(path, shown.length > 1 ? `Path ${formatCount(i + 1)} of ${formatCount(total)}` : 'Path'))}
    ${rest > 0 && html`<p class="soft">${formatQuantity(rest, 'more path', 'more paths')} of the same length.</p>`}`;
}

function pathStrip({ cards, relations, top }: ShownPath, label: string): Markup {
  const step = (i: number): string | undefined => {
    const relation = relations[i - 1];
    if (relation === undefined) return undefined;
    return i <= top ? `is ${relation === 'kind' ? 'a kind' : 'an instance'} of` : `one ${relation} is`;
  };
  const item = (card: PathCard, i: number): Markup => {
    const isShared = i === top && top > 0 && top < cards.length - 1;
    return html`<li${attribute('class', isShared ? 'shared' : undefined)}>${i > 0 && html`<span class="path-step">${step(i)}</span>`}${pathCard(card, isShared)}</li>`;
  };
  return html`<ol class="path-strip" aria-label="${label}">${cards.map(item)}</ol>`;
}

function pathCard(
  { name, otherWords, definition, href, subtreeImages, unit, plate: picture }: PathCard,
  isShared: boolean,
): Markup {
  return html`
    <a class="path-card" href="${href}">
      ${plate(picture, 132)}
      <span class="path-name">${name}</span>
      ${otherWords !== '' && html`<span class="soft">${otherWords}</span>`}
      ${isShared && html`<span class="path-note">lowest common hypernym</span>`}
      <span class="soft small path-gloss">${definition}</span>
      <span class="small">${formatImages(subtreeImages, unit)}</span>
    </a>`;
}

function examples(state: UrlState): Markup {
  return html`<p>For example ${EXAMPLES.map(([a, b], i) => html`${i > 0 && ', '}<a href="${pathUrl(a, b, state)}">${a} to ${b}</a>`)}.</p>`;
}
