import { BALANCES, FAMILIARITIES } from '../../domain/class-set/cut-rule.ts';
import type { CountUnit } from '../../domain/dataset/dataset.ts';
import { formatCount, formatQuantity, formatShare } from '../../view/numbers.ts';
import { formatImages, inUnit } from '../../view/quantities.ts';
import { type CutClass, type CutKind, type CutPage, CUTS, MOST_CLASSES } from '../../view/sets/cut-page.ts';
import { cutUrl, setFileUrl, setsUrl } from '../../view/sets/urls.ts';
import { synsetUrl, type UrlState } from '../../view/urls.ts';
import { plate } from '../images/plate.ts';
import { attribute, html, type Markup } from '../markup.ts';
import { addLink } from './add.ts';
import { formatRatio } from './set.ts';

/** Superclasses that a roll-up at a depth offers instead. */
const ROLL_UP_CLASSES = 20;

const CUT_NAMES: Readonly<Record<CutKind, readonly [name: string, note: string]>> = {
  balanced: ['Balanced classes', 'exactly N, chosen by images and names'],
  even: ['Evenest sizes', 'the lowest synsets over one threshold; covers less'],
  least: ['Every synset with enough images', 'those whose children have fewer'],
  depth: ['At one depth', 'steps over first parents; depth says little of size'],
  super: ['Superclasses with k subclasses', 'as BREEDS draws them from ILSVRC-1K'],
};

const LEADS: Readonly<Partial<Record<CutKind, string>>> & { readonly balanced: string } = {
  balanced: 'Pick how many classes you need. No two overlap, and what is left out is listed.',
  depth: 'The dataset rolled up: the images below each synset of one depth. What two share is counted once.',
  super: 'Superclasses at one depth, each with as many classes of ILSVRC-1K.',
};

/** The page on which a synset is cut into classes. */
export function cutContent(page: CutPage, state: UrlState): Markup {
  const { question, unit, top, classes } = page;
  const title = top === undefined ? 'Cut into classes' : cutTitle(page);
  return html`
    <p class="crumbs small"><a href="${setsUrl(state)}">Class sets</a> / New</p>
    <h1>${title}</h1>
    <p class="lead">${inUnit(LEADS[question.cut] ?? LEADS.balanced, unit)}</p>
    <div class="side-by-side form-first">
      ${cutForm(page, state)}
      <div>
        ${top === undefined && html`<p role="status">Nothing in WordNet 3.0 is called “${question.below}”. Try another word, or a wnid.</p>`}
        ${top !== undefined && classes.length === 0 && html`<p role="status">No synset below ${top.name} may be a class by these rules. Ask for fewer ${inUnit('images', unit)} of its own, or fewer classes.</p>`}
        ${classes.length > 0 && result(page, state)}
        ${rule(page)}
      </div>
    </div>`;
}

/** Returns the title of a cut. */
export function cutTitle({ top, classes, question: { cut, depth } }: CutPage): string {
  if (cut === 'depth' && top !== undefined)
    return `${top.name} rolled up at depth ${String(depth)}: ${formatQuantity(classes.length, 'synset')}`;
  return `Cut ${top?.name ?? 'a synset'} into ${formatQuantity(classes.length, 'class', 'classes')}`;
}

function cutForm({ question, unit, top }: CutPage, { dataset }: UrlState): Markup {
  const { below, cut, count, balance, familiar, ownImages, from, to, least, depth, k, not } = question;
  const choice = (name: string, value: string, chosen: boolean, label: string | Markup): Markup =>
    html`<label><input type="radio" name="${name}" value="${value}"${attribute('checked', chosen ? '' : undefined)}><span>${label}</span></label>`;
  const number = (name: string, value: number, most: number): Markup =>
    html`<input type="number" name="${name}" value="${value}" min="0" max="${most}" inputmode="numeric">`;
  const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  return html`
    <form action="/cut" class="cut-form">
      <label for="below">Below</label>
      <input id="below" name="below" value="${below}" maxlength="200" required autocomplete="off" spellcheck="false">
      ${top && html`<p class="soft small">${formatQuantity(top.synsets, 'synset')}, ${formatImages(top.images, unit)}</p>`}
      <label for="n">Classes</label>
      <input id="n" type="number" name="n" value="${count}" min="1" max="${MOST_CLASSES}" inputmode="numeric">
      <fieldset><legend>Balance by</legend><div class="segments">${BALANCES.map((one) => choice('by', one, one === balance, inUnit(capital(one), unit)))}</div></fieldset>
      <fieldset><legend>Familiar names</legend><div class="segments">${FAMILIARITIES.map((one) => choice('names', one, one === familiar, capital(one)))}</div></fieldset>
      <details${attribute('open', cut === 'balanced' ? undefined : '')}>
        <summary>More</summary>
        <label>At least this many ${inUnit('images', unit)} of its own ${number('own', ownImages, 1_000_000)}</label>
        <p class="soft small">Leaves out containers such as “game” (7 of its own).</p>
        <fieldset><legend>Depth</legend><label>from ${number('from', from, 99)}</label> <label>to ${number('to', to, 99)}</label></fieldset>
        <fieldset class="ways"><legend>Ways to cut</legend>${CUTS.map((one) => choice('cut', one, one === cut, html`<strong>${inUnit(CUT_NAMES[one][0], unit)}</strong><br><span class="soft small">${inUnit(CUT_NAMES[one][1], unit)}</span>`))}</fieldset>
        <label>${inUnit('Images', unit)} of a class, where each needs enough ${number('least', least, 100_000_000)}</label>
        <label>Depth of a class, where all have one ${number('depth', depth, 99)}</label>
        <label>Subclasses of a superclass ${number('k', k, 500)}</label>
      </details>
      ${not.length > 0 && html`<input type="hidden" name="not" value="${not.join('.')}">`}
      ${dataset !== undefined && html`<input type="hidden" name="dataset" value="${dataset}">`}
      <button class="button primary">Cut</button>
      ${not.length > 0 && html`<p class="small">${formatQuantity(not.length, 'synset')} ruled out by “Not this”. <a href="/cut?below=${encodeURIComponent(below)}&amp;n=${count}">Allow all again</a></p>`}
    </form>`;
}

function result(
  { unit, question, top, classes, images, share, ratio, effective, overlaps, resolved, leftOut, set }: CutPage,
  state: UrlState,
): Markup {
  const most = classes[0]!.images;
  return html`
    <dl class="set-facts">
      <div><dt>${classes.length === 1 ? 'class' : 'classes'}</dt><dd>${formatCount(classes.length)}</dd></div>
      <div><dt>of ${top!.name}’s ${inUnit('images', unit)}</dt><dd>${formatShare(share, 1)}</dd></div>
      ${ratio !== undefined && html`<div><dt>largest to smallest</dt><dd>${formatRatio(ratio)} : 1</dd></div>`}
      ${effective !== undefined && html`<div><dt>equal classes would be as even</dt><dd>${formatRatio(effective)}</dd></div>`}
      <div><dt>${resolved === 0 ? 'checked' : `${formatQuantity(resolved, 'pair')} parted: first parents keep what was shared`}</dt><dd><span class="pill ${overlaps === 0 ? 'good' : 'warn'}">${overlaps === 0 ? 'No overlap' : formatQuantity(overlaps, 'overlap')}</span></dd></div>
    </dl>
    <p class="set-actions">
      <a class="button primary" href="${set!.href}">Use these classes</a>
      ${addLink({ parts: { with: set!.code }, text: 'Copy into your set' }, state)}
      <a class="button" href="${set!.href}#classes">As a table</a>
      <a class="button" href="${set!.href}#where">On a map</a>
      <a class="button" href="${setFileUrl(set!, 'classes.tsv', state)}" download data-astro-reload>As a file</a>
      ${question.cut === 'depth' && html`<a class="button" href="${cutUrl({ below: question.below, n: ROLL_UP_CLASSES }, state)}">In ${ROLL_UP_CLASSES} balanced classes</a>`}
    </p>
    ${strip(classes, images, top!.images, unit)}
    <ul class="cut-classes">${classes.map((one) => cutRow(one, most))}</ul>
    ${
      leftOut.branches > 0 &&
      html`<section aria-labelledby="left"><h2 id="left">Left out: ${formatQuantity(leftOut.branches, 'branch', 'branches')}, ${formatImages(leftOut.images, unit)}</h2>
      <p class="soft small">The largest, with the ${inUnit('images', unit)} below each.</p>
      <ul class="cut-classes">${leftOut.largest.map(({ name, images: count, plate: picture, wnid, change }) => html`<li>${plate(picture, 28)}<a href="${synsetUrl(wnid)}">${name}</a><span></span><span>${formatCount(count)}</span><a class="small" href="${change}" rel="nofollow" aria-label="Add ${name}">Add</a></li>`)}</ul></section>`
    }`;
}

function cutRow({ name, wnid, images, plate: picture, change }: CutClass, most: number): Markup {
  return html`<li>${plate(picture, 28)}<a href="${synsetUrl(wnid)}">${name}</a><meter class="${picture.hue}" min="0" max="${most}" value="${images}" aria-hidden="true"></meter><span>${formatCount(images)}</span><a class="small" href="${change}" rel="nofollow" aria-label="Not this: ${name}">Not this</a></li>`;
}

const STRIP = 1000;

/** The classes side by side by images, and what is outside hatched. */
function strip(classes: readonly CutClass[], images: number, all: number, unit: CountUnit): Markup {
  let at = 0;
  const parts = classes.map(({ name, images: count }) => {
    const width = (count / all) * STRIP;
    const part = html`<rect class="class" x="${at.toFixed(2)}" y="0" width="${Math.max(0.5, width - 1).toFixed(2)}" height="34"><title>${name}: ${formatImages(count, unit)}</title></rect>`;
    at += width;
    return part;
  });
  return html`<svg class="cut-strip ${classes[0]!.plate.hue}" viewBox="0 0 ${STRIP} 34" preserveAspectRatio="none" role="img" aria-label="${formatShare(images, all)} of the ${inUnit('images', unit)} are in a class"><rect class="rest" x="0" y="0" width="${STRIP}" height="34"></rect>${parts}</svg>
    <p class="soft small set-legend"><span><span class="set-key in ${classes[0]!.plate.hue}"></span> a class each</span><span><span class="set-key out"></span> outside</span></p>`;
}

function rule({ unit, question: { ownImages, familiar, cut } }: CutPage): Markup {
  if (cut !== 'balanced') return html``;
  return html`
    <details class="cut-rule">
      <summary>The rule, exactly</summary>
      <ol>
        <li>Every synset counts once, in the tree of first parents.</li>
        <li>A class must have at least ${formatImages(ownImages, unit)} of its own and a tenth of an equal share of all, and at most 10 % of what lies below it may be filed under another parent first.</li>
        <li>Among all choices of N synsets, none above another, the one with the greatest sum of log<sub>10</sub>(1 + ${inUnit('images', unit)})${familiar === 'ignore' ? '' : ' + 0.2 × log'}${familiar !== 'ignore' && html`<sub>10</sub>(1 + popularity)`} is taken.${familiar === 'insist' && ' Only names better known than half of the dataset’s synsets may be classes.'}</li>
        <li>What two classes share goes to the class it is filed under first; the other class lists it as excluded.</li>
      </ol>
      <p class="soft small">The same input gives the same classes, always. “Not this” adds <code>not=n…</code> to the address and cuts again.</p>
    </details>`;
}
