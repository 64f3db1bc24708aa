import { LABEL_STATES, type LabelState } from '../../search/identifiers/match-labels.ts';
import { formatCount, formatQuantity } from '../../view/numbers.ts';
import type { PageContext } from '../../view/page-context.ts';
import type { LabelReview, LabelSense, ReviewedLabel } from '../../view/sets/labels.ts';
import { setsUrl } from '../../view/sets/urls.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { section } from '../section.ts';

/** The page that matches pasted labels with synsets in the browser. */
export function labelsContent({ catalogue, dataset, state }: PageContext): Markup {
  return html`
    <p class="small"><a href="${setsUrl(state)}">Class sets</a> / New</p>
    <h1>Paste your labels</h1>
    <p class="lead">Names, wnids, sense keys, or a table with such a column. Matching runs in your browser: the list is neither sent nor stored.</p>
    <label-review class="side-by-side form-first" data-version="${catalogue.version}" data-dataset="${dataset.name}">
      <form class="label-form">
        <label for="labels">Your list, one label a line</label>
        <textarea id="labels" rows="16" spellcheck="false" autocomplete="off" placeholder="traffic light&#10;n02084071&#10;zebra"></textarea>
        <button class="button primary">Match</button>
        <label>or choose a file, or drop it here <input type="file" accept=".txt,.csv,.tsv,.names,text/*"></label>
        <p class="soft small">The first match fetches WordNet, some 9 MB, once.</p>
      </form>
      <div class="label-result">
        <noscript><p>Matching needs JavaScript. Without it, <a href="/search">search</a> each label and collect the synsets in a class set.</p></noscript>
      </div>
    </label-review>`;
}

const TEXTS: Readonly<Record<LabelState, readonly [short: string, title: string, note: string]>> = {
  ambiguous: [
    'to choose',
    'Choose a sense',
    'Several meanings, none clearly the usual one. Skip what you are not sure of.',
  ],
  sure: [
    'matched',
    'Matched: check them',
    'The only sense, or the one meant in at least 7 of 10 uses. A few may be wrong: check the pictures.',
  ],
  bare: ['without images', 'Known, but without images', 'The last choice is the nearest synset above that has images.'],
  unknown: ['not found', 'Not found', 'The nearest synsets. Choose one of them, or none.'],
};

/** Maximum number of labels of one state before the reader asks for all. */
const FIRST_ROWS = 100;

/** The review of a list of labels. @param all the states of which all labels are shown. */
export function labelReview({ labels, columns, column, leftOut }: LabelReview, all: ReadonlySet<LabelState>): Markup {
  const byState = Map.groupBy(labels, ({ state }) => state);
  return html`
    ${columns.length > 0 && html`<p><label>Labels are in the column <select name="column">${columns.map((name, at) => html`<option value="${at}"${at === column && ' selected'}>${name}</option>`)}</select></label></p>`}
    ${leftOut > 0 && html`<p role="status">${formatQuantity(leftOut, 'label')} beyond the first ${formatCount(labels.length)} left out.</p>`}
    <nav aria-label="Labels by match"><ul class="chips">${LABEL_STATES.map((state) => html`<li><a class="chip" href="#labels-${state}"><strong>${formatCount(byState.get(state)?.length ?? 0)}</strong> ${TEXTS[state][0]}</a></li>`)}</ul></nav>
    ${LABEL_STATES.map((state) => group(state, byState.get(state) ?? [], all.has(state)))}`;
}

function group(state: LabelState, labels: readonly ReviewedLabel[], isWhole: boolean): Markup {
  if (labels.length === 0) return html``;
  const shown = isWhole ? labels : labels.slice(0, FIRST_ROWS);
  const [, title, note] = TEXTS[state];
  return section(
    `labels-${state}`,
    title,
    html`
      <p class="soft small">${note}</p>
      ${state === 'sure' ? html`<ul class="label-matched">${shown.map(matchedRow)}</ul>` : shown.map(choiceRow)}
      ${shown.length < labels.length && html`<p><button type="button" data-all="${state}">Show all ${formatCount(labels.length)}</button></p>`}`,
  );
}

function choiceRow({ index, label, state, senses }: ReviewedLabel): Markup {
  return html`
    <fieldset class="label-senses">
      <legend>${label} <span class="soft small">${state === 'unknown' ? (senses.length === 0 ? 'nothing near' : 'nearest') : formatQuantity(senses.length, 'sense')}</span></legend>
      <div>${cards(index, senses, undefined)}${senses.length > 0 && skip(index, true)}</div>
    </fieldset>`;
}

function matchedRow({ index, label, senses }: ReviewedLabel): Markup {
  const [first] = senses;
  return html`
    <li>
      ${picture(first!)}<span>${label}</span>
      <span><a href="${first!.href}">${first!.name}</a> <span class="soft small">${first!.definition}</span></span>
      <span>${formatCount(first!.images)}</span>
      <details class="label-senses"><summary aria-label="Change ${label}">Change</summary><fieldset><legend class="hidden-visually">${label}</legend><div>${cards(index, senses, first)}${skip(index, false)}</div></fieldset></details>
    </li>`;
}

/** The senses of a label; those without images are folded, unless none has any. */
function cards(index: number, senses: readonly LabelSense[], chosen: LabelSense | undefined): Markup {
  const pictured = senses.filter(({ images }) => images > 0);
  const bare = senses.filter(({ images }) => images === 0);
  const list = (some: readonly LabelSense[]): Markup[] => some.map((sense) => card(index, sense, sense === chosen));
  if (pictured.length === 0 || bare.length === 0) return html`${list(senses)}`;
  return html`${list(pictured)}<details class="label-bare"><summary class="small">${formatCount(bare.length)} without images</summary>${list(bare)}</details>`;
}

function card(index: number, sense: LabelSense, isChosen: boolean): Markup {
  const { wnid, name, parent, definition, images, ownImages } = sense;
  const count =
    images === 0 ? 'no images' : `${formatQuantity(images, 'image')}${ownImages === 0 ? ', all below it' : ''}`;
  return html`<label><input type="radio" name="label-${index}" value="${wnid}"${attribute('checked', isChosen ? '' : undefined)}>${picture(sense)}<span><strong>${name}</strong> <span class="soft small">${parent}</span><br><span class="small">${definition}</span><br><span class="soft small">${count}</span></span></label>`;
}

/** Filled with the picture of the place, where one comes. */
function picture({ place }: LabelSense): Markup {
  return html`<span class="plate plate-40 hue-8" data-place="${place}"></span>`;
}

function skip(index: number, isChosen: boolean): Markup {
  return html`<label><input type="radio" name="label-${index}" value=""${attribute('checked', isChosen ? '' : undefined)}><span></span><span>None of these</span></label>`;
}

/** The result of the review: the set of all labels with a synset, and the number of labels without. */
export function labelsChosen(chosen: number, open: number, href: string): Markup {
  return html`
    <p class="set-actions"><a class="button primary" href="${href}">Make a set of ${formatQuantity(chosen, 'label')}</a></p>
    <p class="soft small">${open === 0 ? 'Every label has a synset.' : `${formatQuantity(open, 'label is', 'labels are')} left out.`} Each class is a synset with everything below it, under your name. The page of the set shows on a map what it covers and what is missing; its address holds the whole set.</p>`;
}
