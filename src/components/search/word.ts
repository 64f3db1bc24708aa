import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { formatCount, formatQuantity } from '../../view/numbers.ts';
import { ownImagesText } from '../../view/quantities.ts';
import type { PageContext } from '../../view/page-context.ts';
import type { AbsentWord, SenseRow, WordLink, WordPage } from '../../view/search/word-page.ts';
import { searchUrl } from '../../view/urls.ts';
import { plate } from '../images/plate.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../section.ts';
import { chip } from '../synset/name.ts';

/** All senses of a word with pictures, kin and counts. */
export function wordSenses(page: WordPage): Markup {
  const { word, senses, bases, beginning, ending } = page;
  return html`
    <h1>${word} <span class="soft">${senses.length === 1 ? 'one sense' : `${formatCount(senses.length)} senses`}</span></h1>
    ${bases.length > 0 && html`<p class="soft">Also a form of ${wordList(bases)}.</p>`}
    <div class="word-page">
      <ol class="word-senses">${senses.map((sense) => senseItem(sense, page.unit))}</ol>
      ${
        beginning.length + ending.length > 0 &&
        html`<aside aria-label="Compounds">${compounds('begin', word, beginning)}${compounds('end', word, ending)}</aside>`
      }
    </div>
    <p><a href="${page.search}">Search for “${word}”</a> to find it in definitions as well.</p>`;
}

function compounds(place: 'begin' | 'end', word: string, words: readonly WordLink[]): Markup | false {
  return (
    words.length > 0 &&
    section(
      place,
      html`Words that ${place} with “${word}”`,
      html`<ul>${words.map((one) => html`<li><a href="${one.href}">${one.word}</a></li>`)}</ul>`,
    )
  );
}

function senseItem(sense: SenseRow, unit: CountUnit): Markup {
  const { ownImages, subtreeImages, kinds, allKinds, parents, synonyms, examples } = sense;
  return html`
    <li id="${sense.wnid}">
      <a class="word-picture" href="${sense.href}" tabindex="-1" aria-hidden="true">${plate(sense.plate, 132)}</a>
      <div>
        <h2><span class="soft">${sense.number}</span> <a href="${sense.href}">${sense.lemma}</a>${synonyms.length > 0 && html`<span class="soft">, ${wordList(synonyms)}</span>`}</h2>
        <p>${sense.definition}${examples.map((example) => html` <em>“${example}”</em>`)}</p>
        <p class="soft small word-facts"><span class="code">${sense.wnid}</span><span class="code">${sense.name}</span><span>${ownImagesText(ownImages, unit)}</span>${subtreeImages > ownImages && html`<span>${formatCount(subtreeImages)} in the subtree</span>`}</p>
        ${parents.length > 0 && html`<p class="word-kin"><span class="soft">${sense.isInstance ? 'An instance of' : 'A kind of'}</span> ${parents.map((parent) => html` ${chip(parent)}`)}</p>`}
        ${kinds.length > 0 && html`<p class="word-kin"><span class="soft">${formatQuantity(allKinds, 'kind')}</span> ${kinds.map((kind) => html` ${chip(kind)}`)}${allKinds > kinds.length && html` <a href="${sense.href}">all ${formatCount(allKinds)}</a>`}</p>`}
      </div>
    </li>`;
}

function wordList(words: readonly WordLink[]): Markup {
  return html`${words.map(({ word, href }, i) => html`${i > 0 && ', '}<a href="${href}">${word}</a>`)}`;
}

/** The page of a word that WordNet does not have. */
export function wordAbsent({ word, nearest, near, search }: AbsentWord): Markup {
  return html`
    <h1>“${word}” is not a noun of WordNet 3.0</h1>
    <div class="empty">
      ${nearest && html`<p>The nearest synset is <a href="${nearest.href}">${nearest.words}</a>.</p>`}
      ${near.length > 0 && html`<h2>Near words</h2><p class="word-list">${wordList(near)}</p>`}
      <p><a href="${search}">Search for “${word}”</a> in definitions as well.</p>
    </div>`;
}

/** The page of words before one is named; on a copy of plain files the word takes its place. */
export function wordStart({ catalogue, state }: PageContext): Markup {
  return html`<word-page data-version="${catalogue.version}"><h1>Words</h1><p>Every noun of WordNet has a page with all its senses, such as <a href="/word/crane">crane</a>. <a href="${searchUrl('', state)}">Search for a word</a></p></word-page>`;
}
